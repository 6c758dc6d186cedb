import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { cellTypeOf } from "#kernel/document/cell-type.ts";
import { dateText, type Ledger, type Rows } from "#kernel/document/documents.ts";
import type { Call } from "#kernel/route/route.ts";
import { note } from "#kernel/text/text.ts";
import type { Lines } from "./lines.ts";
import type { Line } from "./printed.ts";
import { type Behind, linesBehind, type Sums, summaryOf } from "./sums.ts";

type AnyCall = Pick<Call<Record<string, string>, unknown, unknown>, "world" | "caller">;

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
  /** Where only some rows were wanted: how many there are, and from where the next ones come. */
  total: z.optional(z.int()),
  cursor: z.optional(z.string()),
});

/** The lines that a number of the head counts, by its title and that of its group. */
export const behindOf = { sum: z.optional(note(50)), group: z.optional(note(50)) };

/** What a ledger says, before its rows are numbered, and the records that they stand for. */
export type Content = Pick<Ledger, "columns" | "summary"> & {
  lines: Lines<Pick<Line, "cells" | "record">>;
};

/** The head over all of these lines, and those behind the number that is asked for. */
export function contentBehind<L extends Line>(
  lines: Lines<L>,
  query: Behind,
  of: { columns: readonly string[]; sums?: Sums<L> | undefined },
): Content {
  return {
    columns: of.columns,
    lines: linesBehind(lines, query, of),
    summary: summaryOf(lines, of.columns, of.sums),
  };
}

/** A ledger of the district as pages read it: the same cells, with what each column holds. */
export async function tableOf(
  call: AnyCall,
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
    rows: [...ledger.rows].map((row) => [...row]),
    records: [...content.lines].map(({ record = "" }) => record),
  };
}

/** A ledger as it is written: its rows numbered, in the name of who prints it. */
export async function ledgerOf(
  { world, caller }: AnyCall,
  name: string,
  { columns, lines, summary }: Content,
): Promise<Ledger> {
  const { rules } = await readDistrict(world, caller.district);
  const today = dayOf(world.clock());
  return {
    sheet: name,
    title: `${rules.config.name}${name}(截至 ${dateText(today)})`,
    classification: "工作秘密",
    ...(summary === undefined ? {} : { summary }),
    columns: ["序号", ...columns],
    rows: numbered(lines),
    filledBy: caller.officer.name,
    checkedBy: "",
    date: today,
  };
}

/** Rows that begin with their number, made one by one as they are written. */
export function numbered(lines: Content["lines"]): Rows {
  return {
    length: lines.length,
    *[Symbol.iterator]() {
      let number = 0;
      for (const { cells } of lines) {
        number += 1;
        yield [String(number), ...cells];
      }
    },
  };
}
