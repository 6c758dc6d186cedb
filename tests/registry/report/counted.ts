import type { Item } from "#kernel/store/keys.ts";
import { allFigures, type FigureName } from "#registry/report/contents.ts";
import { createCount } from "#registry/report/count.ts";
import type { At } from "#registry/report/figure.ts";
import { rules } from "#tests/kit/play.ts";

/** The second quarter of 2026, in a district whose one unit lies in a town. */
export const at: At = {
  ...{ from: "2026-04-01", to: "2026-06-30", rules },
  townOf: (id) => (id === "unt_1" ? "示例镇" : ""),
  villageOf: () => "",
};

/** Days inside, before and after the period. */
export const [inside, before, after] = ["2026-05-06", "2026-03-31", "2026-07-01"] as const;

/** A record of a kind, with as much of its state as a figure looks at. */
export type Written = readonly [kind: string, state: object];

/** What a figure says of these records: its number, or of a series each key that is not zero. */
export function countOf(
  name: FigureName,
  records: readonly Written[],
  span: Pick<At, "from" | "to"> = at,
): number | Record<string, number> {
  const count = createCount({ [name]: allFigures[name] }, { ...at, ...span }, undefined);
  records.forEach(([kind, state], n) => {
    count.add({ pk: "", sk: "", id: `${kind}_${n}`, kind, state } satisfies Item);
  });
  const found = count.done()[name];
  if (found === undefined) throw new Error(`No figure ${name}`);
  if (!("split" in allFigures[name])) return found.value;
  return Object.fromEntries(
    found.keys.filter(({ value }) => value > 0).map(({ key, value }) => [key, value]),
  );
}
