import * as z from "zod/mini";
import type { Calendars } from "#kernel/deadline/calendar.ts";
import { dueDayOf, isDueWithin } from "#kernel/deadline/count.ts";
import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import { workdaysUntil } from "#kernel/deadline/left.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { type Asked, readOpenTasks } from "#kernel/permission/read-tasks.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { colours } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Task } from "#kernel/task/schema.ts";
import { askedNames } from "#kernel/task/seats/asked-names.ts";
import { Code, DayText } from "#kernel/text/text.ts";
import { goesFirst } from "#process/petition/shown/named.ts";

/** Beyond so many open questions the answer says that there are more. */
const most = 500;
/** How far ahead is looked where nothing is said. */
const ahead = 60;

const Query = z.object({
  /** Shanghai days, both included; what is overdue since long comes with every `from` left out. */
  from: z.optional(DayText),
  to: z.optional(DayText),
  kind: z.optional(Code),
});

const Line = z.object({
  task: z.string(),
  title: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  status: z.string(),
  /** What people call the matter. */
  about: z.string(),
  /** Shanghai day to plan with: effective, else estimated. */
  due: z.string(),
  /** "yes" while the calendar of its year is not loaded. */
  provisional: z.enum(["yes", "no"]),
  /** Working days until then; below zero where it is overdue. */
  workdaysLeft: z.int(),
  colour: z.enum(colours),
  /** Names of those who are asked. */
  asked: z.array(z.string()),
  /** A report by name, or its clue: among what is due on one day it comes first. */
  named: z.optional(z.literal("yes")),
});

/** What is due when, of all matters that the caller may read: calendars and boards are drawn from it. */
export const deadlinesRoute: Route = route({
  method: "get",
  path: "/deadlines",
  tag: "我的事项",
  summary: "期限：可查看的在办事项何时到期、等待何人（先到期的在前，同日到期的实名举报在前）",
  right: "district.read",
  query: Query,
  answer: z.object({ items: z.array(Line), today: z.string(), atLeast: z.boolean() }),
  handle: async (call) => {
    const { world, caller, query } = call;
    const today = dayOf(world.clock());
    const { from, to = addDays(today, ahead), kind } = query;
    const { rules, officers } = await readDistrict(world, caller.district);
    const isWanted = ({ due, subject }: Task) => {
      const day = dueDayOf(due);
      if (day > to) return "none-further";
      return isDueWithin(due, { from }) && subject.kind === (kind ?? subject.kind) ? "yes" : "no";
    };
    const found = await readOpenTasks(call, readsOf, isWanted, most + 1);
    const lines = found
      .slice(0, most)
      .map((asked) => lineOf(asked, rules.calendars, today, officers));
    return {
      items: lines.toSorted((a, b) => a.due.localeCompare(b.due) || rankOf(a) - rankOf(b)),
      today,
      atLeast: found.length > most,
    };
  },
});

function rankOf({ named }: { named?: "yes" }): number {
  return named === undefined ? 1 : 0;
}

function lineOf(
  { task, record }: Asked,
  calendars: Calendars,
  today: Day,
  officers: readonly Officer[],
) {
  const { id, title, subject, due, colour } = task;
  const day = dueDayOf(due);
  return {
    task: id,
    title,
    subject: { kind: subject.kind, id: subject.id },
    status: String(record.status),
    about: subjectLine((record.summary ?? {}) as Readonly<Record<string, unknown>>, subject.id),
    due: day,
    provisional: due.effectiveDue === null ? ("yes" as const) : ("no" as const),
    workdaysLeft: workdaysUntil(calendars, day, today),
    colour,
    asked: askedNames(task, officers),
    ...(goesFirst(record.state) ? { named: "yes" as const } : {}),
  };
}
