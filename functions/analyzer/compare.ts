import type { Calendars } from "#kernel/deadline/calendar.ts";
import { stateSecret } from "#kernel/text/marks.ts";
import type { World } from "#kernel/world.ts";
import type { Hit } from "#process/targeted/material/hits.ts";
import type { Analysis, Table, Targeted } from "#process/targeted/schema.ts";
import type { TableProblem } from "#process/targeted/themes/problem.ts";
import type { Source } from "#process/targeted/themes/read-table.ts";
import type { Theme } from "#process/targeted/themes/theme.ts";
import { gather } from "#process/targeted/themes/themes.ts";
import { isMarked, sourceOf } from "./table-file.ts";

/** What all files say together when their themes' rules have gone over them. */
export type Compared = {
  tables: Analysis["tables"][number][];
  themes: Analysis["themes"][number][];
  hits: Hit[];
};

/** Lines of a list that the record keeps; the whole is counted. */
const shown = 50;

/** An uploaded file under the name that problems and hits give it, or what keeps it from being one. */
type Given = { n: number; table: string; file: string } & (
  | { source: Source }
  | { problem: string; refused?: "state-secret" }
);

/** The rules there are, and what the district says of its days and places. */
type Known = {
  themes: readonly Theme[];
  calendars: Calendars;
  districtNames: readonly string[];
};

/** Reads every file and compares them theme by theme, as rules look at several tables at once. */
export async function compare(
  world: World,
  { tables, approved, plan }: Targeted,
  { themes, calendars, districtNames }: Known,
): Promise<Compared> {
  const { period } = approved ?? plan;
  const all: Compared = { tables: [], themes: [], hits: [] };
  for (const key of new Set(tables.map(({ theme }) => theme))) {
    const theme = themes.find((one) => one.key === key);
    const files = tables.filter((table) => table.theme === key);
    const given = await Promise.all(files.map((table) => give(world, theme, table)));
    const input = {
      sources: sourcesOf(given),
      calendars,
      period,
      districtNames,
      settings: {},
    };
    const found = theme === undefined ? undefined : await gather(theme.analyze(input));
    all.tables.push(...given.map((one) => lineOf(one, found?.problems ?? [])));
    if (found === undefined) continue;
    const { status, tables: counts } = found.summary;
    const notices = found.notices.map(({ message }) => message).slice(0, shown);
    all.themes.push({ theme: key, status, tables: { ...counts }, notices });
    all.hits.push(...found.hits.map(({ id, ...hit }) => ({ ...hit, hit: id, theme: key })));
  }
  return all;
}

/** The number makes a file's name its own, so that rows of two files can be told apart. */
async function give(world: World, theme: Theme | undefined, of: Table): Promise<Given> {
  const { n, table, name, key } = of;
  const named = { n, table, file: `${n}. ${name}` };
  const bytes = await world.files.get(key);
  const format = key.endsWith(".csv") ? "csv" : "xlsx";
  if (of.refused !== undefined || (bytes !== undefined && (await isMarked({ format, bytes }))))
    return { ...named, problem: stateSecret, refused: "state-secret" };
  if (theme === undefined) return { ...named, problem: `没有主题 ${of.theme} 的比对规则` };
  const document = theme.documents.find((one) => one.kind === "table" && one.key === table);
  if (document === undefined) return { ...named, problem: `${theme.title}没有数据表 ${table}` };
  if (bytes === undefined) return { ...named, problem: "没有找到该文件" };
  return { ...named, source: sourceOf(named.file, document.title, { format, bytes }) };
}

function sourcesOf(given: readonly Given[]): Record<string, Source[]> {
  const sources: Record<string, Source[]> = {};
  for (const one of given)
    if ("source" in one) sources[one.table] = [...(sources[one.table] ?? []), one.source];
  return sources;
}

/** Codes that mean that nothing of a file was compared. */
const unusable: readonly string[] = ["table.unreadable", "table.header", "table.column"];

function lineOf(given: Given, all: readonly TableProblem[]): Compared["tables"][number] {
  const { n, file } = given;
  if ("problem" in given) {
    const refused = given.refused === undefined ? {} : { refused: given.refused };
    return { n, status: "UNREADABLE", problems: [given.problem], problemCount: 1, ...refused };
  }
  const problems = all.filter((problem) => problem.file === file);
  return {
    n,
    status: problems.some(({ code }) => unusable.includes(code)) ? "UNREADABLE" : "ANALYZED",
    problems: problems.slice(0, shown).map(({ message }) => message),
    problemCount: problems.length,
  };
}
