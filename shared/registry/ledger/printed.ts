import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { dateText, fileAnswer, type Ledger, xlsxType } from "#kernel/document/documents.ts";
import type { Call } from "#kernel/route.ts";

/** Of which year a ledger is wanted. */
export const Year = z.object({ year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)) });

/** A ledger as a program reads it: titles, and a cell for each in every row. */
export const Table = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});

/** A ledger of the district as a workbook, its rows numbered, in the name of who prints it. */
export async function printed(
  { world, caller }: Pick<Call<Record<string, string>, unknown, unknown>, "world" | "caller">,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
) {
  const { rules } = await readDistrict(world, caller.district);
  const today = dayOf(world.clock());
  const ledger: Ledger = {
    sheet: name,
    title: `${rules.config.name}${name}(截至 ${dateText(today)})`,
    classification: "工作秘密",
    columns: ["序号", ...columns],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
    filledBy: caller.officer.name,
    checkedBy: "",
    date: today,
  };
  return fileAnswer(await world.documents.xlsx(ledger), xlsxType, `${ledger.title}.xlsx`);
}
