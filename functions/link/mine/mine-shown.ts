import { dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Link } from "#kernel/link/link.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { recordKey, taskKey, trayKey } from "#kernel/store/keys.ts";
import { pagesOf } from "#kernel/store/pages.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { items } from "#process/matters/declaration/items.ts";
import type { Matters } from "#process/matters/schema.ts";
import { isHandedIn, mattersTypes } from "#process/matters/terms.ts";
import { processOf } from "#processes";
import type { Asked } from "../../asked.ts";
import { type Handed, minePage } from "./mine-page.ts";

/** A supervised person's own page, by any link of theirs that is not over. */
export type Mine = { link: Link; task: Task; officer: Asked };

/** So many matters are shown of each kind. */
const most = 100;

/** What a person may tell of by themselves: any item, and an occasion. */
const changes = Object.entries(items).map(([value, { title: label }]) => ({ value, label }));

/** The page with what waits and what was handed in; where the pilot runs, changes may be told of. */
export async function mineOf(world: World, mine: Mine, path: string, problem?: Refusal) {
  const { person, district } = mine.link;
  const [waiting, decided, ended, reports, item] = await Promise.all([
    rowsOf(world, mine, trayKey(person, "waiting")),
    rowsOf(world, mine, trayKey(person, "decided")),
    rowsOf(world, mine, trayKey(person, "ended")),
    reportsOf(world, mine),
    world.store.get(recordKey("district", district)),
  ]);
  const { rules } = districtOf(item);
  const today = dayOf(world.clock());
  const isRunning = pilotProblem(rules, "matters", today) === undefined;
  const left = (due: Due) => daysLeft(due, today, rules);
  const rows = { waiting, decided, ended, reports, left };
  return minePage(mine.officer.name, path, { ...rows, problem, tells: isRunning ? changes : [] });
}

async function rowsOf(world: World, { link }: Mine, tray: string): Promise<Row<"todo">[]> {
  const { items } = await world.store.index(
    "todo",
    tray,
    { prefix: "" },
    { limit: most, newestFirst: "yes" },
  );
  return items.filter(({ district }) => district === link.district);
}

/** Reports that they have handed in; what came of one is not told here. */
async function reportsOf(world: World, { link }: Mine): Promise<string[]> {
  const told: string[] = [];
  for await (const { district, status, state } of readAbout(world, link.person, "matters"))
    if (district === link.district && isHandedIn(String(status))) {
      const { type, year } = state as Matters;
      told.push(`${year} 年${mattersTypes[type]}`);
    }
  return told;
}

/** What the person wrote in an answer of theirs, word for word as the chain holds it. */
export async function handedIn(
  world: World,
  { link }: Mine,
  id: string,
): Promise<Handed | undefined> {
  const task = (await world.store.get(taskKey(id)))?.state as Task | undefined;
  const seat = task?.seats.find(({ person }) => person === link.person);
  if (task?.district !== link.district || seat?.ballot === undefined) return undefined;
  const decided = await eventOf(world, task, link.person);
  if (decided === undefined) return undefined;
  const { action, label, opinion = "", form = {} } = decided.data as TaskData["task.decided"];
  const process = await processOf(task.subject.kind);
  const spec = own(process?.stages ?? {}, task.stage);
  const fields = own(spec?.actions ?? {}, action)?.form?.fields ?? [];
  const lines = fields.flatMap(({ name, label: of }) => {
    const value = own(form, name);
    return value === undefined ? [] : [{ label: of, value: String(value) }];
  });
  return {
    title: task.title,
    number: shortNumber(task.subject.id),
    at: decided.at,
    label,
    lines: opinion === "" ? lines : [...lines, { label: "意见", value: opinion }],
  };
}

async function eventOf(world: World, task: Task, person: string): Promise<Event | undefined> {
  const { pk } = recordKey(task.subject.kind, task.subject.id);
  for await (const items of pagesOf((more) => world.store.range(pk, "event#", more))) {
    const found = (items as unknown as Event[]).findLast(
      (event) =>
        event.type === "task.decided" && event.task === task.id && event.data.person === person,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
