import { inventedPerson } from "./people.ts";
import type { PersonRow, UnitRow } from "./workbook.ts";

/** An invented library of any size, for measuring: one unit to about 50 people. */
export function bigLibrary(rows: number): { units: UnitRow[]; people: PersonRow[] } {
  const stations = Math.max(1, Math.floor(rows / 50));
  const units = Array.from({ length: stations }, (_, n) => ({
    number: n + 1,
    code: `BIG-${n}`,
    name: `第${n}站(示例)`,
    class: "科所站队",
    responsibilities: "与民生有关的审批、巡查、资金发放",
  }));
  const people = Array.from({ length: rows - stations }, (_, n) =>
    inventedPerson(n, {
      unit: `第${n % stations}站(示例)`,
      post: "工作人员",
      isHead: n < stations,
    }),
  );
  return { units, people };
}
