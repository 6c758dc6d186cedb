import * as z from "zod/mini";
import { xlsxType } from "#kernel/document/documents.ts";
import type { Call } from "#kernel/route/route.ts";
import { type Content, ledgerOf, type Table, tableOf } from "./table.ts";

type AnyCall = Pick<Call<Record<string, string>, unknown, unknown>, "world" | "caller">;

/** How much of a table is wanted, and from where on; all of it unless said. */
export const PartQuery = {
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(2000))),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
};
export type Part = { limit?: number | undefined; cursor?: string | undefined };

/** A workbook that lies ready: where it can be fetched for a few minutes, its name, rows and bytes. */
export const LedgerFile = z.object({
  url: z.string(),
  name: z.string(),
  rows: z.int(),
  bytes: z.int(),
});

/**
 * A ledger of whatever size as a file in the bucket, fetched by a signed address of a few minutes: a
 * function hands on 6 MB at most. The file is forgotten after a day; without its address nobody finds it.
 */
export async function filed(
  call: AnyCall,
  name: string,
  content: Content,
): Promise<z.output<typeof LedgerFile>> {
  const { documents, files, random } = call.world;
  const ledger = await ledgerOf(call, name, content);
  const body = await documents.xlsx(ledger);
  const key = `ledgers/${Buffer.from(random(24)).toString("hex")}.xlsx`;
  await files.put(key, body, xlsxType);
  const title = `${ledger.title}.xlsx`;
  const url = await files.download(key, title);
  return { url, name: title, rows: ledger.rows.length, bytes: body.length };
}

/**
 * A table, or some of its rows: the cursor is the number of the last row given. The head of sums is of
 * all rows and stands in the first part. Rows that come in meanwhile move the others, as in a list.
 */
export async function partOf(
  call: AnyCall,
  name: string,
  { content, part: { limit, cursor } }: { content: Content; part: Part },
): Promise<z.output<typeof Table>> {
  if (limit === undefined) return tableOf(call, name, content);
  const from = Number(cursor ?? 0);
  const to = from + limit;
  const { lines, columns, summary } = content;
  const total = lines.length;
  const { rows, ...table } = await tableOf(call, name, {
    columns,
    lines: lines.slice(from, to),
    ...(summary === undefined || from > 0 ? {} : { summary }),
  });
  return {
    ...table,
    // Rows are numbered through the whole ledger, not within the part.
    rows: rows.map(([number = "", ...cells]) => [String(Number(number) + from), ...cells]),
    total,
    ...(to < total ? { cursor: String(to) } : {}),
  };
}
