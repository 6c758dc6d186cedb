import { emptyTables, type FuelTables } from "./fuel-card-tables.ts";

/** Days off on which nobody was sent out, and the months that the case covers. */
export const casePeriod = { from: "2026-01-01", to: "2026-07-31" } as const;

/** Who keeps which card; the main one is kept by the office. */
const holders = ["公共", "甲", "乙", "丙"] as const;

/** Each fill: number of the card, day off, 升, 元. */
const privateFills = [
  [2, "2026-01-10", 45, 360],
  [3, "2026-01-17", 55, 430],
  [4, "2026-02-07", 44, 352],
  [2, "2026-02-21", 50, 400],
  [4, "2026-03-07", 46, 368],
  [2, "2026-03-21", 48, 384],
  [3, "2026-04-05", 52, 406],
  [4, "2026-04-18", 42, 336],
  [2, "2026-05-02", 47, 376],
  [4, "2026-05-16", 45, 360],
  [2, "2026-06-06", 44, 352],
  [3, "2026-06-20", 53, 414],
  [4, "2026-07-11", 43, 344],
  [2, "2026-07-25", 46, 368],
] as const;
const subCards = 12;

/**
 * A unit with one main card and twelve sub cards, of which three people fill 14 times on days off for
 * 660.00 litres and 5,250.00 yuan; whatever else was filled is in order. Nobody kept the mileage.
 */
export function fuelCase(): Omit<FuelTables, "mileage"> {
  const { mileage: _none, ...tables } = emptyTables();
  const card = (n: number) => `9000${100 + n}`;
  const plate = (n: number) => `示A${20_000 + n}`;
  for (let n = 1; n <= subCards + 1; n += 1) {
    tables.vehicles.push([plate(n), 60, "92号汽油"]);
    tables.cards.push([
      card(n),
      n === 1 ? "主卡" : "副卡",
      n <= 4 ? plate(n) : "",
      holders[n - 1] ?? "",
    ]);
  }
  const fill = (n: number, day: string, litres: number, yuan: number, person: string) => {
    const id = `SL${String(tables.fills.length).padStart(4, "0")}`;
    const place = "示例区第一加油站";
    tables.fills.push([id, card(n), day, "", plate(n), "92#", litres, yuan, place, "是", person]);
  };
  for (const [n, day, litres, yuan] of privateFills)
    fill(n, day, litres, yuan, holders[n - 1] ?? "");
  for (const month of ["01", "03", "04", "05", "06", "07"])
    for (const n of [2, 3, 4]) fill(n, `2026-${month}-15`, 40, 320, "公共");
  tables.dispatches.push(
    ...[2, 3, 4].map((n) => [`PC${n}`, plate(n), "2026-03-14", "2026-03-15", "巡查（示例）"]),
  );
  return tables;
}
