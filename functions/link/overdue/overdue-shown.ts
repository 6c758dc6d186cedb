import { dueDayOf } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import { workdaysBetween } from "#kernel/deadline/span.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { readOpenTasks } from "#kernel/permission/read-tasks.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { trayKey } from "#kernel/store/keys.ts";
import { urgingOf } from "#kernel/task/follow.ts";
import type { Task } from "#kernel/task/schema.ts";
import { askedNames } from "#kernel/task/seats/asked-names.ts";
import type { Bars } from "#kernel/task/seats/assign.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import { whatOf } from "../../react/notices/what.ts";

/** A leader and what they read the list with. */
export type Leader = { officer: Officer; district: string };

/** One overdue question, as its line says it. */
export type Late = {
  task: string;
  what: string;
  number: string;
  due: string;
  /** Working days by which it is late. */
  days: number;
  colour: "NONE" | "BLUE" | "YELLOW" | "RED";
  /** Who has it. */
  asked: readonly string[];
  /** What the leader may do: answer it, urge those who have it, or neither. */
  may: "answer" | "urge" | "urged-today" | "nothing";
};

/** What waits for the leader, late or not, e.g. a letter to be signed about what is overdue. */
export type Own = { task: string; title: string; number: string; due: string };

/** So many are shown; the page says when there are more. */
const most = 200;

/** Everything overdue that the gate lets a leader see, the longest first, and what waits for them. */
export async function overdueOf(world: World, { officer, district }: Leader) {
  const { rules, officers } = await readDistrict(world, district);
  const today = dayOf(world.clock());
  const reader = { world, caller: { officer, district }, processOf };
  const isLate = ({ due }: Task) => {
    if (dueDayOf(due) >= today) return "none-further";
    return due.effectiveDue === null ? "no" : "yes";
  };
  const found = await readOpenTasks(reader, readsOf, isLate, most + 1);
  const late = await Promise.all(
    found.slice(0, most).map(async ({ task, record }): Promise<Late> => {
      const process = await processOf(task.subject.kind);
      const matter =
        process === undefined
          ? undefined
          : barsOf(process, record.state, { officers, recordId: task.subject.id });
      const day = dueDayOf(task.due);
      return {
        task: task.id,
        what: await whatOf(task, task.id),
        number: shortNumber(task.subject.id),
        due: day,
        days: workdaysBetween(rules.calendars, day, today),
        colour: daysLeft(task.due, today, rules).colour,
        asked: askedNames(task, officers),
        may: mayOf(task, officer, matter, world.clock()),
      };
    }),
  );
  const known = new Set(late.map(({ task }) => task));
  const own = (await ownOf(world, officer, { district, rules })).filter(
    ({ task }) => !known.has(task),
  );
  return { late, own, isMore: found.length > most };
}

function mayOf(task: Task, officer: Officer, matter: Bars | undefined, now: string): Late["may"] {
  if (matter === undefined || matter.recused.includes(officer.id)) return "nothing";
  if (task.seats.some(({ person, state }) => person === officer.id && state === "ASKED"))
    return "answer";
  return urgingOf(task, officer, matter, now);
}

async function ownOf(
  world: World,
  { id }: Officer,
  { district, rules }: { district: string; rules: Rules },
): Promise<Own[]> {
  const tray = trayKey(id, "waiting");
  const { items } = await world.store.index("todo", tray, { prefix: "" }, { limit: 50 });
  const today = dayOf(world.clock());
  return items
    .filter((row) => row.district === district && row.part === "decider")
    .map((row) => ownLine(row, (due) => daysLeft(due, today, rules).text));
}

function ownLine(row: Row<"todo">, said: (due: Task["due"]) => string): Own {
  const { taskId, title, subject, due } = row as unknown as Own &
    Pick<Task, "subject" | "due"> & {
      taskId: string;
    };
  return { task: taskId, title, number: shortNumber(subject.id), due: said(due) };
}
