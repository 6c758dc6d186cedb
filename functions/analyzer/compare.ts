import type { Calendars } from "#kernel/deadline/calendar.ts";
import type { World } from "#kernel/world.ts";
import { type Hit, hitOf } from "#process/targeted/hits.ts";
import type { Analysis, Table, Targeted } from "#process/targeted/schema.ts";
import type { Theme, ThemeTable } from "#process/targeted/theme.ts";
import { readRows } from "./read-rows.ts";

/** What all files say together when their themes' rules have gone over them. */
export type Compared = { tables: Analysis["tables"]; hits: Hit[] };

/** Longest list of problems that a file's line keeps. */
const shownProblems = 50;

/** Reads every file and compares them theme by theme, as rules look at several tables at once. */
export async function compare(
  world: World,
  { tables, approved, plan }: Targeted,
  { themes, calendars }: { themes: readonly Theme[]; calendars: Calendars },
): Promise<Compared> {
  const all: Compared = { tables: [], hits: [] };
  for (const key of new Set(tables.map(({ theme }) => theme))) {
    const { period } = approved ?? plan;
    const theme = themes.find((one) => one.key === key);
    const files = tables.filter((table) => table.theme === key);
    const read = await Promise.all(files.map((table) => readTable(world, table)));
    const sound = read.filter((file) => file !== undefined);
    const answer = theme?.compare(sound, { period, calendars });
    all.hits.push(...(answer?.hits ?? []).map((found) => hitOf(key, found)));
    all.tables.push(
      ...files.map(({ n }, index) => {
        if (theme === undefined) return unreadable(n, `没有主题 ${key} 的比对规则，请人工核查`);
        if (read[index] === undefined) return unreadable(n, "无法读取该文件");
        const { rows = 0, problems = [] } = answer?.tables.find((each) => each.n === n) ?? {};
        const shown = problems.slice(0, shownProblems);
        return { n, status: "ANALYZED" as const, rows, problems: shown };
      }),
    );
  }
  return all;
}

async function readTable(world: World, { n, table, key }: Table): Promise<ThemeTable | undefined> {
  const bytes = await world.files.get(key);
  const rows = bytes === undefined ? undefined : await readRows(key, bytes);
  return rows === undefined ? undefined : { n, table, rows };
}

function unreadable(n: number, problem: string): Compared["tables"][number] {
  return { n, status: "UNREADABLE", rows: 0, problems: [problem] };
}
