import * as z from "zod/mini";
import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { workdaysLeft } from "#kernel/deadline/left.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { readOwnRows } from "#kernel/permission/read-tasks.ts";
import { type Reader, readRecords } from "#kernel/permission/reader.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { colours, DueView, PageQuery, pageOf, WorkdaysLeft } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { trayKey } from "#kernel/store/keys.ts";
import { somePage } from "#kernel/store/some-page.ts";
import { Code } from "#kernel/text/text.ts";

const tag = "我的事项";
const views = ["waiting", "decided", "started", "copied"] as const;
/** Beyond so many waiting items the counts say "at least". */
const countLimit = 1000;

const Query = z.extend(PageQuery, {
  view: z._default(z.enum(views), "waiting"),
  kind: z.optional(Code),
  stage: z.optional(Code),
  colour: z.optional(z.enum(colours)),
});

const Line = z.object({
  taskId: z.optional(z.string()),
  title: z.optional(z.string()),
  stage: z.optional(z.string()),
  subject: z.object({ kind: z.string(), id: z.string() }),
  due: z.optional(DueView),
  workdaysLeft: WorkdaysLeft,
  colour: z.optional(z.enum(colours)),
  part: z.optional(z.string()),
  decided: z.optional(z.object({ action: z.string(), at: z.string() })),
  summary: z.optional(z.record(z.string(), z.unknown())),
  /** Where the matter stands now. */
  status: z.optional(z.string()),
  /** What people call the matter. */
  about: z.string(),
});

const Counts = z.object({
  waiting: z.int(),
  overdue: z.int(),
  byColour: z.record(z.string(), z.int()),
  byKind: z.record(z.string(), z.int()),
  atLeast: z.boolean(),
});

/** What waits for me, what I have decided, what I have started, what I am copied on. */
export const inboxRoutes: Route[] = [
  route({
    method: "get",
    path: "/inbox",
    tag,
    summary: "我的事项：待办、已办、发起、抄送",
    right: "task.answer",
    query: Query,
    answer: pageOf(Line),
    handle: async (call) => {
      const { limit, cursor, view, ...filter } = call.query;
      const { world, caller } = call;
      const request = {
        limit,
        ...(cursor === undefined ? {} : { cursor }),
        ...(view === "waiting" ? {} : { newestFirst: "yes" as const }),
      };
      const tray = trayKey(caller.officer.id, view);
      const page = await somePage(request, async (next) => {
        const { items, ...rest } = await world.store.index("todo", tray, { prefix: "" }, next);
        return { ...rest, items: await readOwnRows(call, items.filter(matching(filter))) };
      });
      return { ...page, items: await linesOf(call, page.items) };
    },
  }),
  route({
    method: "get",
    path: "/inbox/counts",
    tag,
    summary: "我的待办计数（按预警颜色、事项种类）",
    right: "task.answer",
    answer: Counts,
    handle: countsOf,
  }),
];

type Filter = {
  kind?: string | undefined;
  stage?: string | undefined;
  colour?: string | undefined;
};

function matching({ kind, stage, colour }: Filter) {
  return (item: Row<"todo">) =>
    (kind === undefined || (item.subject as { kind: string }).kind === kind) &&
    (stage === undefined || item.stage === stage) &&
    (colour === undefined || (item.colour ?? "NONE") === colour);
}

/** The lines with what their matters are called; one read for all that do not carry it themselves. */
async function linesOf(reader: Reader, rows: readonly Row<"todo">[]) {
  const subjects = rows.map(({ subject }) => subject as { kind: string; id: string });
  const named = new Map(subjects.map((subject) => [subject.id, subject]));
  const items = await readRecords(reader, [...named.values()], "task.answer");
  const read = new Map(items.map(({ id, summary, status }) => [id, { summary, status }]));
  const { world, caller } = reader;
  const { rules } = await readDistrict(world, caller.district);
  const today = dayOf(world.clock());
  return rows.map((row, place) => {
    const { id = "" } = subjects[place] ?? {};
    const { summary = row.summary ?? {}, status } = read.get(id) ?? {};
    const due = row.due as Due | undefined;
    return {
      ...lineOf(row),
      ...(due === undefined || row.decided !== undefined
        ? {}
        : workdaysLeft(rules.calendars, due, today)),
      ...(typeof status === "string" ? { status } : {}),
      about: subjectLine(summary as Readonly<Record<string, unknown>>, id),
    };
  });
}

function lineOf({
  taskId,
  title,
  stage,
  subject,
  due,
  colour,
  part,
  decided,
  summary,
}: Row<"todo">) {
  return { taskId, title, stage, subject, due, colour, part, decided, summary };
}

async function countsOf(reader: Reader): Promise<z.infer<typeof Counts>> {
  const { world, caller } = reader;
  const items: Row<"todo">[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.store.index(
      "todo",
      trayKey(caller.officer.id, "waiting"),
      { prefix: "" },
      { limit: 200, ...(cursor === undefined ? {} : { cursor }) },
    );
    items.push(...(await readOwnRows(reader, page.items)));
    cursor = page.cursor;
  } while (cursor !== undefined && items.length < countLimit);
  const today = dayOf(world.clock());
  return {
    waiting: items.length,
    overdue: items.filter((item) => dueDay(item) < today).length,
    byColour: countBy(items, (item) => (item.colour as string | undefined) ?? "NONE"),
    byKind: countBy(items, (item) => (item.subject as { kind: string }).kind),
    atLeast: cursor !== undefined,
  };
}

function dueDay(item: Row<"todo">): string {
  return (item.due as { effectiveDue?: string | null }).effectiveDue ?? "9999-12-31";
}

function countBy(
  items: readonly Row<"todo">[],
  keyOf: (item: Row<"todo">) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
