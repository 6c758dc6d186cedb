import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { emptyTables, type FuelTables } from "#local/sample/fuel-card/fuel-card-tables.ts";
import type { Cell } from "#process/targeted/themes/cells.ts";
import type { FuelHit, FuelRule } from "#process/targeted/themes/fuel-card/hit.ts";
import { fuelCards } from "#process/targeted/themes/fuel-card/theme.ts";
import { type Analyzed, gather } from "#process/targeted/themes/themes.ts";

/** 2025 and 2026 are loaded, no later year. */
export const calendars = calendarsOf(publishedCalendars);
export const period = { from: "2026-01-01", to: "2027-12-31" };
const places = ["示例区"];

/** Tables by key, each from its header. */
export type Tables = Partial<Record<keyof FuelTables, readonly (readonly Cell[])[]>>;

/** Analyzes tables that lie in memory. */
export function analyze(
  tables: Tables,
  { settings = { places } as unknown, within = period } = {},
): Promise<Analyzed<FuelHit>> {
  const sources = Object.fromEntries(
    Object.entries(tables).map(([key, rows]) => [key, [{ file: `${key}.csv`, rows }]]),
  );
  return gather(fuelCards.analyze({ sources, calendars, period: within, settings }));
}

/** One fill by what matters; the rest is in order on a working day. */
export type Made = {
  id?: Cell;
  card?: Cell;
  day?: Cell;
  time?: Cell;
  plate?: Cell;
  grade?: Cell;
  litres?: Cell;
  yuan?: Cell;
  place?: Cell;
  signed?: Cell;
  person?: Cell;
};

/** A row of 加油明细; ids count from L1. */
export function rowOf(made: Made, index: number): Cell[] {
  const one = {
    id: `L${index + 1}`,
    card: "9001",
    day: "2026-03-02",
    time: "",
    plate: "示A10001",
    grade: "92号汽油",
    litres: 40,
    yuan: 320,
    place: "示例区第一加油站",
    signed: "是",
    person: "",
    ...made,
  };
  const { id, card, day, time, plate, grade, litres, yuan, place, signed, person } = one;
  return [id, card, day, time, plate, grade, litres, yuan, place, signed, person];
}

/** Tables with two cars and two cards around these fills. */
export function tablesWith(
  fills: readonly Made[],
  more: { slips?: readonly Cell[][]; mileage?: readonly Cell[][] } = {},
): Required<Tables> {
  const empty = emptyTables();
  return {
    cards: [...empty.cards, ["9001", "主卡", "示A10001", "赵示例"], ["9002", "副卡", "", "钱示例"]],
    vehicles: [...empty.vehicles, ["示A10001", 50, "92号汽油"], ["示A10002", 60.5, "0号柴油"]],
    dispatches: [...empty.dispatches, ...(more.slips ?? [])],
    mileage: [...empty.mileage, ...(more.mileage ?? [])],
    fills: [...empty.fills, ...fills.map(rowOf)],
  };
}

/** The hits of one rule. */
export function hitsOf({ hits }: Analyzed<FuelHit>, rule: FuelRule): FuelHit[] {
  return hits.filter((hit) => hit.rule === rule);
}

/** 流水号 of each hit of a rule. */
export async function hitIds(rule: FuelRule, ...made: Parameters<typeof tablesWith>) {
  const found = hitsOf(await analyze(tablesWith(...made)), rule);
  return found.map(({ fills }) => fills.map(({ id }) => id).join("+"));
}

/** All that comes, as a list. */
export async function listOf<T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
