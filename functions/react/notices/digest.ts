import { dueDayOf } from "#kernel/deadline/count.ts";
import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { taskKey, trayKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, recordIn } from "#notice/notice.ts";
import { type DigestLines, digest, type NoticeText } from "#notice/texts.ts";
import { overdueLink, renewedLinkTo } from "./link-to.ts";
import { asksOf, textOf } from "./text-of.ts";
import { whatOf } from "./what.ts";

/** A message, the ids of the notices that go with it, and of those that need not be told any more. */
export type Composed = {
  text: NoticeText | undefined;
  bundled: readonly string[];
  stale: readonly string[];
};

/** So far back a digest looks for what is to go with it; more does not gather in a holiday. */
const lookBack = 200;

/** One digest: what waits, read afresh so that nothing is forgotten, and what was kept for it. */
export async function composeDigest(
  world: World,
  { to: person, district }: Pick<Notice, "to" | "district">,
  rules: Rules,
): Promise<Composed> {
  const kept = await keptFor(world, person);
  const watched = await stillOpen(world, kept, rules);
  const near = await waitingFor(world, person, rules);
  const news = await newsOf(world, kept, { known: near.map(({ taskId }) => taskId), rules });
  const lines: DigestLines = {
    news: [...news.values()].filter((text) => text !== "known"),
    waiting: near.map(({ line }) => line),
    late: [...(await lateOf(world, kept, person, rules)).values()],
    watched: [...watched.values()],
    settled: numbersIn(kept, "settled"),
    copied: numbersIn(kept, "copied"),
  };
  const watches = lines.late.some(({ url }) => url === undefined);
  const overdue = watches ? await overdueLink(world, { person, district }) : undefined;
  const isEmpty = Object.values(lines).every(({ length }) => length === 0);
  const isStale = ({ matter: { template }, id }: Notice) =>
    (template === "blue" && !watched.has(id)) || (!isListed(template) && !news.has(id));
  return {
    text: isEmpty
      ? undefined
      : digest({ ...lines, system: `${world.siteUrl}/#/deadlines`, ...(overdue && { overdue }) }),
    bundled: kept.filter((notice) => !isStale(notice)).map(({ id }) => id),
    stale: kept.filter(isStale).map(({ id }) => id),
  };
}

/** The earliest reminder of the deadline register, in calendar days, and what is near anyway. */
const [earliest, near] = [31, 7];

/**
 * All that is near or past its day for one person, or that they are to be reminded of today. Each link
 * is sent again, so its life begins again: a reminder never carries one that is over.
 */
async function waitingFor(
  world: World,
  person: string,
  rules: Rules,
): Promise<{ taskId: string; line: DigestLines["waiting"][number] }[]> {
  const today = dayOf(world.clock());
  const { items } = await world.store.index("todo", person, {
    upTo: `${addDays(today, earliest)}#`,
  });
  const found = await world.store.getMany(items.map(({ taskId }) => taskKey(taskId as string)));
  const lines: Awaited<ReturnType<typeof waitingFor>> = [];
  for (const [place, item] of found.entries()) {
    const task = item?.state as Task | undefined;
    const attempt = items[place]?.attempt as number;
    if (task === undefined || !isToBeTold(task, today)) continue;
    const url = await renewedLinkTo(world, task, { person, attempt }, rules);
    lines.push({ taskId: task.id, line: { ...(await lineOf(task, today, rules)), url } });
  }
  return lines;
}

async function lineOf(task: Task, today: Day, rules: Rules) {
  const { text: due } = daysLeft(task.due, today, rules);
  return { number: shortNumber(task.subject.id), what: await whatOf(task, task.id), due };
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

/** What a digest has a list for; all else that was kept for it is told in its own words. */
const listed = ["escalated", "blue", "settled", "copied"] as const;

function isListed(template: Notice["matter"]["template"]): boolean {
  return (listed as readonly string[]).includes(template);
}

/** What was kept for the digest and would have been a mail by itself; "known" is among what is near anyway. */
async function newsOf(
  world: World,
  kept: readonly Notice[],
  { known, rules }: { known: readonly string[]; rules: Rules },
): Promise<Map<string, NoticeText | "known">> {
  const news = kept.filter(({ matter }) => !isListed(matter.template));
  const ids = news.flatMap(({ matter }) => ("taskId" in matter ? [matter.taskId] : []));
  const found = await world.store.getMany([...new Set(ids)].map(taskKey));
  const tasks = new Map(found.map((item) => [item?.id, item?.state as Task | undefined]));
  const texts = new Map<string, NoticeText | "known">();
  for (const notice of news) {
    const taskId = "taskId" in notice.matter ? notice.matter.taskId : "";
    const task = tasks.get(taskId);
    const text = await textOf(world, notice, { rules, task, link: renewedLinkTo });
    const isKnown = asksOf(notice, task) !== undefined && known.includes(taskId);
    if (text !== undefined) texts.set(notice.id, isKnown ? "known" : text);
  }
  return texts;
}

/** Somebody else's matters near their day that were not done meanwhile, by the notice's id. */
async function stillOpen(world: World, kept: readonly Notice[], rules: Rules) {
  const today = dayOf(world.clock());
  const open = new Map<string, DigestLines["watched"][number]>();
  const blue = kept.flatMap(({ id, matter }) =>
    matter.template === "blue" ? [{ id, matter }] : [],
  );
  const tasks = await world.store.getMany(blue.map(({ matter }) => taskKey(matter.taskId)));
  for (const [place, { id }] of blue.entries()) {
    const task = tasks[place]?.state as Task | undefined;
    if (task?.status === "OPEN") open.set(id, await lineOf(task, today, rules));
  }
  return open;
}

/** What is late by now and was told as 黄 or 红, each once, in its last colour. */
async function lateOf(world: World, kept: readonly Notice[], person: string, rules: Rules) {
  const today = dayOf(world.clock());
  const steps = kept.flatMap(({ matter }) => (matter.template === "escalated" ? [matter] : []));
  const tasks = await world.store.getMany(steps.map(({ taskId }) => taskKey(taskId)));
  const late = new Map<string, DigestLines["late"][number]>();
  for (const [place, { taskId, colour }] of steps.entries()) {
    const task = tasks[place]?.state as Task | undefined;
    if (task?.status !== "OPEN") continue;
    const seat = task.seats.find((one) => one.person === person && one.state === "ASKED");
    const url = seat && (await renewedLinkTo(world, task, seat, rules));
    late.set(taskId, {
      ...(await lineOf(task, today, rules)),
      colour: colour === "RED" ? "红" : "黄",
      ...(url === undefined ? {} : { url }),
    });
  }
  return late;
}

function numbersIn(kept: readonly Notice[], template: "settled" | "copied") {
  return kept.flatMap(({ matter }) => {
    const record = matter.template === template ? recordIn(matter) : undefined;
    return record === undefined ? [] : [{ number: shortNumber(record) }];
  });
}
