import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { cellTypeOf } from "#kernel/document/cell-type.ts";
import { dateText, fileAnswer, type Ledger, xlsxType } from "#kernel/document/documents.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { Code, DayText, note } from "#kernel/text/text.ts";
import { type Behind, linesBehind, type Sums, summaryOf } from "./sums.ts";

const yearOf = { year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)) };

/** Of which year a ledger is wanted. */
export const Year = z.object(yearOf);

/** The lines that a number of the head counts, by its title and that of its group. */
export const behindOf = { sum: z.optional(note(50)), group: z.optional(note(50)) };

/** Of which year, and within it from which day to which, of which room, of which class. */
const Filter = z.object({
  ...yearOf,
  from: z.optional(DayText),
  to: z.optional(DayText),
  room: z.optional(Code),
  class: z.optional(Code),
  ...behindOf,
});
type Filter = z.output<typeof Filter>;

/** A ledger as a program reads it: titles, what their cells hold, and a cell for each in every row. */
export const Table = z.object({
  title: z.optional(z.string()),
  columns: z.array(z.string()),
  types: z.optional(z.array(z.string())),
  /** The head above them: numbers over the rows, a row of them for each group. */
  summary: z.optional(
    z.object({
      columns: z.array(z.string()),
      /** Of each column, whether its numbers count rows, which are then found by its title (`sum`). */
      counts: z.optional(z.array(z.enum(["yes", "no"]))),
      rows: z.array(z.array(z.string())),
    }),
  ),
  rows: z.array(z.array(z.string())),
  /** Of each row the id of the record that it stands for; empty where it stands for none. */
  records: z.optional(z.array(z.string())),
});

type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** A line of a ledger: its cells, the record that it stands for, what it is found by. */
export type Line = {
  cells: readonly string[];
  record?: string;
  on?: string;
  room?: string;
  class?: string;
};

/** A ledger of the district: what it is called, who may read it, its columns and its lines of a year. */
type Declared<L extends Line> = {
  /** In the address: `/ledgers/opinions`. */
  path: string;
  name: string;
  summary: string;
  tag: string;
  action: Action;
  columns: readonly string[];
  lines: (call: AnyCall, year: number) => Promise<readonly L[]>;
  /** Numbers of its head; how many lines there are, and their amounts, unless said. */
  sums?: Sums<L>;
};

/** The two addresses of a ledger: as a workbook to print, and as a table for pages. */
export function ledgerRoutes<L extends Line>(of: Declared<L>): Route[] {
  const { path, name, summary, tag, action, columns, lines, sums } = of;
  const contentOf = async (call: AnyCall, query: Filter): Promise<Content> => {
    const wanted = (await lines(call, query.year)).filter((line) => isWanted(line, query));
    return contentBehind(wanted, query, { columns, sums });
  };
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
      handle: async (call) => printed(call, name, await contentOf(call, call.query)),
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
      handle: async (call) => tableOf(call, name, await contentOf(call, call.query)),
    }),
  ];
}

/** Records that are turned into lines at a time. */
const batch = 100;

/**
 * Lines of what is read, some records at a time: cells are kept, records are not, so that a ledger of
 * tens of thousands of rows fits in the memory of a function.
 */
export async function linesIn<T, L extends Line>(
  read: AsyncIterable<T>,
  linesOf: (some: readonly T[]) => Promise<readonly L[]> | readonly L[],
): Promise<L[]> {
  const lines: L[] = [];
  let some: T[] = [];
  for await (const one of read) {
    some.push(one);
    if (some.length < batch) continue;
    lines.push(...(await linesOf(some)));
    some = [];
  }
  lines.push(...(await linesOf(some)));
  return lines;
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

/** What a ledger says, before its rows are numbered, and the records that they stand for. */
export type Content = Pick<Ledger, "columns" | "rows" | "summary"> & {
  records?: readonly string[];
};

/** The head over all of these lines, and the rows of those behind the number that is asked for. */
export function contentBehind<L extends Line>(
  lines: readonly L[],
  query: Behind,
  of: { columns: readonly string[]; sums?: Sums<L> | undefined },
): Content {
  const shown = linesBehind(lines, query, of);
  return {
    columns: of.columns,
    rows: shown.map(({ cells }) => cells),
    records: shown.map(({ record = "" }) => record),
    summary: summaryOf(lines, of.columns, of.sums),
  };
}

/** A ledger of the district as a workbook, its rows numbered, in the name of who prints it. */
export async function printed(
  call: Pick<AnyCall, "world" | "caller">,
  name: string,
  content: Content,
) {
  const ledger = await ledgerOf(call, name, content);
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
  content: Content,
): Promise<z.output<typeof Table>> {
  const ledger = await ledgerOf(call, name, content);
  const { title, columns: titles, summary } = ledger;
  return {
    title,
    columns: [...titles],
    types: titles.map(cellTypeOf),
    ...(summary === undefined
      ? {}
      : {
          summary: {
            columns: [...summary.columns],
            ...(summary.counts === undefined ? {} : { counts: [...summary.counts] }),
            rows: summary.rows.map((row) => [...row]),
          },
        }),
    rows: ledger.rows.map((row) => [...row]),
    ...(content.records === undefined ? {} : { records: [...content.records] }),
  };
}

async function ledgerOf(
  { world, caller }: Pick<AnyCall, "world" | "caller">,
  name: string,
  { columns, rows, summary }: Content,
): Promise<Ledger> {
  const { rules } = await readDistrict(world, caller.district);
  const today = dayOf(world.clock());
  return {
    sheet: name,
    title: `${rules.config.name}${name}(截至 ${dateText(today)})`,
    classification: "工作秘密",
    ...(summary === undefined ? {} : { summary }),
    columns: ["序号", ...columns],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
    filledBy: caller.officer.name,
    checkedBy: "",
    date: today,
  };
}
