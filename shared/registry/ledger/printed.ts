import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { cellTypeOf } from "#kernel/document/cell-type.ts";
import { dateText, fileAnswer, type Ledger, xlsxType } from "#kernel/document/documents.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { Code, DayText } from "#kernel/text/text.ts";

const yearOf = { year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)) };

/** Of which year a ledger is wanted. */
export const Year = z.object(yearOf);

/** Of which year, and within it from which day to which, of which room, of which class. */
const Filter = z.object({
  ...yearOf,
  from: z.optional(DayText),
  to: z.optional(DayText),
  room: z.optional(Code),
  class: z.optional(Code),
});
type Filter = z.output<typeof Filter>;

/** A ledger as a program reads it: titles, what their cells hold, and a cell for each in every row. */
export const Table = z.object({
  title: z.optional(z.string()),
  columns: z.array(z.string()),
  types: z.optional(z.array(z.string())),
  rows: z.array(z.array(z.string())),
});

type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** A line of a ledger, with what it is found by: its day, its room, its class. */
export type Line = { cells: readonly string[]; on?: string; room?: string; class?: string };

/** A ledger of the district: what it is called, who may read it, its columns and its lines of a year. */
type Declared = {
  /** In the address: `/ledgers/opinions`. */
  path: string;
  name: string;
  summary: string;
  tag: string;
  action: Action;
  columns: readonly string[];
  lines: (call: AnyCall, year: number) => Promise<readonly Line[]>;
};

/** The two addresses of a ledger: as a workbook to print, and as a table for pages. */
export function ledgerRoutes(of: Declared): Route[] {
  const { path, name, summary, tag, action, columns, lines } = of;
  const rowsOf = async (call: AnyCall, query: Filter) =>
    (await lines(call, query.year))
      .filter((line) => isWanted(line, query))
      .map(({ cells }) => cells);
  return [
    route({
      method: "get",
      path: `/ledgers/${path}.xlsx`,
      tag,
      summary,
      right: action,
      query: Filter,
      produces: xlsxType,
      answer: z.string(),
      handle: async (call) => printed(call, name, columns, await rowsOf(call, call.query)),
    }),
    route({
      method: "get",
      path: `/ledgers/${path}`,
      tag,
      summary: `${summary}，按表格读取`,
      right: action,
      query: Filter,
      traced: "yes",
      answer: Table,
      handle: async (call) => tableOf(call, name, columns, await rowsOf(call, call.query)),
    }),
  ];
}

/** A line without a day, a room or a class is found by no filter of these. */
function isWanted(line: Line, { from, to, room, class: wanted }: Filter): boolean {
  const on = line.on ?? "";
  return (
    (from === undefined || on >= from) &&
    (to === undefined || (on !== "" && on <= to)) &&
    (room === undefined || line.room === room) &&
    (wanted === undefined || line.class === wanted)
  );
}

/** A ledger of the district as a workbook, its rows numbered, in the name of who prints it. */
export async function printed(
  call: Pick<AnyCall, "world" | "caller">,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
) {
  const ledger = await ledgerOf(call, name, columns, rows);
  return fileAnswer(
    await call.world.documents.xlsx(ledger),
    xlsxType,
    `${ledger.title}.xlsx`,
    ledger.rows.length,
  );
}

/** A ledger of the district as pages read it: the same cells, with what each column holds. */
export async function tableOf(
  call: Pick<AnyCall, "world" | "caller">,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<z.output<typeof Table>> {
  const ledger = await ledgerOf(call, name, columns, rows);
  const { title, columns: titles } = ledger;
  return {
    title,
    columns: [...titles],
    types: titles.map(cellTypeOf),
    rows: ledger.rows.map((row) => [...row]),
  };
}

async function ledgerOf(
  { world, caller }: Pick<AnyCall, "world" | "caller">,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Ledger> {
  const { rules } = await readDistrict(world, caller.district);
  const today = dayOf(world.clock());
  return {
    sheet: name,
    title: `${rules.config.name}${name}(截至 ${dateText(today)})`,
    classification: "工作秘密",
    columns: ["序号", ...columns],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
    filledBy: caller.officer.name,
    checkedBy: "",
    date: today,
  };
}
