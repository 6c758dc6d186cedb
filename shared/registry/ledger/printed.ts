import * as z from "zod/mini";
import { fileAnswer, xlsxType } from "#kernel/document/documents.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { choice } from "#kernel/route/form.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { Code, DayText } from "#kernel/text/text.ts";
import type { Lines } from "./lines.ts";
import { filed, LedgerFile, PartQuery, partOf } from "./parts.ts";
import type { Sums } from "./sums.ts";
import { behindOf, type Content, contentBehind, ledgerOf, Table } from "./table.ts";

const yearOf = { year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)) };

/** Of which year a ledger is wanted. */
export const Year = z.object(yearOf);

/** Of which year, and within it from which day to which, of which room. */
const Filter = z.object({
  ...yearOf,
  from: z.optional(DayText),
  to: z.optional(DayText),
  room: z.optional(Code),
  ...behindOf,
});
type Filter = z.output<typeof Filter> & { class?: string | undefined };

/** What lines are sorted into: the title of it, and the classes with their names in Chinese. */
export type Classes = { title: string; labels: Readonly<Record<string, string>> };

/** The classes of a ledger as one may ask for them. */
export function classOf({ title, labels }: Classes) {
  return { class: z.optional(choice(title, labels)) };
}

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
  /** What its lines may be asked for by class; a ledger without has none. */
  classes?: Classes;
  lines: (call: AnyCall, year: number) => Promise<Lines<L>>;
  /** Numbers of its head; how many lines there are, and their amounts, unless said. */
  sums?: Sums<L>;
};

/** The addresses of a ledger: as a workbook to print, as a table for pages, as a file of any size. */
export function ledgerRoutes<L extends Line>(of: Declared<L>): Route[] {
  const query = of.classes === undefined ? Filter : z.extend(Filter, classOf(of.classes));
  return routesBy(of, { query, part: z.extend(query, PartQuery) });
}

type Part = { limit?: number | undefined; cursor?: string | undefined };

function routesBy<
  L extends Line,
  Q extends z.ZodMiniType<Filter>,
  P extends z.ZodMiniType<Filter & Part>,
>(of: Declared<L>, asked: { query: Q; part: P }): Route[] {
  const { path, name, summary, tag, action, columns, lines, sums } = of;
  const contentOf = async (call: AnyCall, query: Filter): Promise<Content> => {
    const wanted = wantedOf(await lines(call, query.year), query);
    return contentBehind(wanted, query, { columns, sums });
  };
  return [
    route({
      method: "get",
      path: `/ledgers/${path}.xlsx`,
      tag,
      summary,
      right: action,
      query: asked.query,
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
      query: asked.part,
      traced: "yes",
      answer: Table,
      handle: async (call) => {
        const { limit, cursor, ...filter } = call.query;
        const content = await contentOf(call, filter);
        return partOf(call, name, { content, part: { limit, cursor } });
      },
    }),
    route({
      method: "get",
      path: `/ledgers/${path}/file`,
      tag,
      summary: `${summary}，生成文件供下载（不限大小）`,
      right: action,
      query: asked.query,
      traced: "yes",
      answer: LedgerFile,
      handle: async (call) => filed(call, name, await contentOf(call, call.query)),
    }),
  ];
}

/** The lines that a filter lets through; all of them, not looked at, where there is none. */
function wantedOf<L extends Line>(lines: Lines<L>, query: Filter): Lines<L> {
  const filters = [query.from, query.to, query.room, query.class];
  return filters.every((one) => one === undefined)
    ? lines
    : lines.filter((line) => isWanted(line, query));
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
