import type { Theme } from "../theme.ts";
import { themeTitles } from "../titles.ts";
import { analyzeFuel } from "./analyze.ts";
import { type FuelHit, fuelRules, themeKey } from "./hit.ts";
import { FuelSettings } from "./settings.ts";
import { cards, dispatches, fills, mileage, vehicles } from "./tables.ts";

/** 加油卡: the 调取清单 of process sheet §4.3, and the rules over the five tables in it. */
export const fuelCards: Theme<FuelHit> = {
  key: themeKey,
  title: themeTitles[themeKey],
  documents: [
    { kind: "table", key: "cards", title: cards.title, table: cards },
    { kind: "table", key: "fills", title: fills.title, table: fills },
    { kind: "papers", key: "purchases", title: "燃油购买领用" },
    { kind: "table", key: "dispatches", title: dispatches.title, table: dispatches },
    { kind: "table", key: "mileage", title: mileage.title, table: mileage },
    { kind: "papers", key: "invoices", title: "发票" },
    { kind: "table", key: "vehicles", title: vehicles.title, table: vehicles },
  ],
  rules: fuelRules,
  settings: FuelSettings,
  analyze: analyzeFuel,
};
