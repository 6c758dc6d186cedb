import { dueDayOf } from "#kernel/deadline/count.ts";
import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/rules.ts";
import { taskKey, trayKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, numberOf } from "#notice/notice.ts";
import { type DigestLines, digest, type NoticeText } from "#notice/texts.ts";
import { dueText, renewedLinkTo } from "./link-to.ts";

/** A message, the ids of the notices that go with it, and of those that need not be told any more. */
export type Composed = {
  text: NoticeText | undefined;
  bundled: readonly string[];
  stale: readonly string[];
};

/** So far back a digest looks for what is to go with it; more does not gather in a holiday. */
const lookBack = 200;

/** One digest: what waits, read afresh so that nothing is forgotten, and what was kept for it. */
export async function composeDigest(world: World, person: string, rules: Rules): Promise<Composed> {
  const kept = await keptFor(world, person);
  const watched = await stillOpen(world, kept);
  const lines: DigestLines = {
    waiting: await waitingFor(world, person, rules),
    watched: [...watched.values()],
    settled: numbersIn(kept, "settled"),
    copied: numbersIn(kept, "copied"),
  };
  const isEmpty = Object.values(lines).every(({ length }) => length === 0);
  const isStale = ({ matter, id }: Notice) => matter.template === "blue" && !watched.has(id);
  return {
    text: isEmpty ? undefined : digest(lines),
    bundled: kept.filter((notice) => !isStale(notice)).map(({ id }) => id),
    stale: kept.filter(isStale).map(({ id }) => id),
  };
}

/** The earliest reminder of the deadline register, in calendar days, and what is near anyway. */
const [earliest, near] = [31, 7];

/**
 * All that is near or past its day for one person, or that he is to be reminded of today. Each link
 * is sent again, so its life begins again: a reminder never carries one that is over.
 */
async function waitingFor(
  world: World,
  person: string,
  rules: Rules,
): Promise<DigestLines["waiting"]> {
  const today = dayOf(world.clock());
  const { items } = await world.store.index("todo", person, {
    upTo: `${addDays(today, earliest)}#`,
  });
  const found = await world.store.getMany(items.map(({ taskId }) => taskKey(taskId as string)));
  const lines: { number: string; due: string; url: string }[] = [];
  for (const [place, item] of found.entries()) {
    const task = item?.state as Task | undefined;
    const attempt = items[place]?.attempt as number;
    if (task === undefined || !isToBeTold(task, today)) continue;
    const url = await renewedLinkTo(world, task, { person, attempt }, rules);
    lines.push({ number: task.subject.id, due: dueText(task.due), url });
  }
  return lines;
}

function isToBeTold({ due, plan, nextStep }: Task, today: Day): boolean {
  const last = plan[nextStep - 1];
  const isReminded = last !== undefined && dayOf(last.at) === today;
  return isReminded || dueDayOf(due) <= addDays(today, near);
}

async function keptFor(world: World, person: string): Promise<Notice[]> {
  const { items } = await world.store.index(
    "todo",
    trayKey(person, "notices"),
    { prefix: "" },
    { limit: lookBack, newestFirst: "yes" },
  );
  const bundled = items.filter(({ status }) => status === "BUNDLED").reverse();
  const found = (await world.store.getMany(bundled)) as unknown as (Notice | undefined)[];
  return found.filter((notice) => notice?.status === "BUNDLED") as Notice[];
}

/** Somebody else's matters near their day that were not done meanwhile, by the notice's id. */
async function stillOpen(world: World, kept: readonly Notice[]) {
  const open = new Map<string, { number: string; due: string }>();
  const blue = kept.flatMap(({ id, matter }) =>
    matter.template === "blue" ? [{ id, matter }] : [],
  );
  const tasks = await world.store.getMany(blue.map(({ matter }) => taskKey(matter.taskId)));
  for (const [place, { id }] of blue.entries()) {
    const task = tasks[place]?.state as Task | undefined;
    if (task?.status === "OPEN") open.set(id, { number: task.subject.id, due: dueText(task.due) });
  }
  return open;
}

function numbersIn(kept: readonly Notice[], template: "settled" | "copied") {
  return kept.flatMap(({ matter }) => {
    const number = matter.template === template ? numberOf(matter) : undefined;
    return number === undefined ? [] : [{ number }];
  });
}
