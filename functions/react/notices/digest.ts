import { isDueWithin } from "#kernel/deadline/count.ts";
import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { taskKey, trayKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, recordIn } from "#notice/notice.ts";
import { type DigestLines, digest, type NoticeText } from "#notice/texts.ts";
import { type LinkTo, linksTogether, overdueLink } from "./link-to.ts";
import { asksOf, textOf } from "./text-of.ts";
import { whatOf } from "./what.ts";

/** A message, the notices that go with it, and those that need not be told any more, as they were read. */
export type Composed = {
  text: NoticeText | undefined;
  bundled: readonly Notice[];
  stale: readonly Notice[];
};

/** So far back a digest looks for what is to go with it; more does not gather in a holiday. */
const lookBack = 200;

/** One digest: what waits, read afresh so that nothing is forgotten, and what was kept for it. */
export async function composeDigest(
  world: World,
  { to: person, district }: Pick<Notice, "to" | "district">,
  rules: Rules,
): Promise<Composed> {
  const { seats, kept, taskOf } = await readFor(world, person);
  const { link, keep } = linksTogether(world);
  const known = { world, rules, taskOf, link, today: dayOf(world.clock()) };
  const watched = await stillOpen(kept, known);
  const near = await waitingFor(seats, person, known);
  const told = near.map(({ taskId }) => taskId);
  const news = await newsOf(kept, told, known);
  const lines: DigestLines = {
    news: [...news.values()].filter((text) => text !== "known"),
    waiting: near.map(({ line }) => line),
    late: [...(await lateOf(kept, person, known)).values()],
    watched: [...watched.values()],
    settled: numbersIn(kept, "settled"),
    copied: numbersIn(kept, "copied"),
  };
  await keep();
  const watches = lines.late.some(({ url }) => url === undefined);
  const overdue = watches ? await overdueLink(world, { person, district }) : undefined;
  const isEmpty = Object.values(lines).every(({ length }) => length === 0);
  const isStale = ({ matter: { template }, id }: Notice) =>
    (template === "blue" && !watched.has(id)) || (!isListed(template) && !news.has(id));
  return {
    text: isEmpty
      ? undefined
      : digest({ ...lines, system: `${world.siteUrl}/#/deadlines`, ...(overdue && { overdue }) }),
    bundled: kept.filter((notice) => !isStale(notice)),
    stale: kept.filter(isStale),
  };
}

/** What a digest is made of; a link is only named, and kept with the others. */
type Known = {
  world: World;
  rules: Rules;
  taskOf: (id: string) => Task | undefined;
  link: LinkTo;
  today: Day;
};

/** A person's seats that are near, and what was kept for their digest, with every question of both: four reads. */
async function readFor(world: World, person: string) {
  const until = `${addDays(dayOf(world.clock()), earliest)}#`;
  const [waiting, tray] = await Promise.all([
    world.store.index("todo", person, { upTo: until }),
    world.store.index(
      "todo",
      trayKey(person, "notices"),
      { prefix: "" },
      { limit: lookBack, newestFirst: "yes" },
    ),
  ]);
  const bundled = tray.items.filter(({ status }) => status === "BUNDLED").reverse();
  const read = (await world.store.getMany(bundled)) as unknown as (Notice | undefined)[];
  const kept = read.filter((notice) => notice?.status === "BUNDLED") as Notice[];
  const seats = waiting.items.map(({ taskId, attempt }) => ({
    taskId: taskId as string,
    attempt: attempt as number,
  }));
  const asked = kept.flatMap(({ matter }) => ("taskId" in matter ? [matter.taskId] : []));
  const ids = [...new Set([...seats.map(({ taskId }) => taskId), ...asked])];
  const found = await world.store.getMany(ids.map(taskKey));
  const tasks = new Map(ids.map((id, place) => [id, found[place]?.state as Task | undefined]));
  return { seats, kept, taskOf: (id: string) => tasks.get(id) };
}

/** The earliest reminder of the deadline register, in calendar days, and what is near anyway. */
const [earliest, near] = [31, 7];

/**
 * All that is near or past its day for one person, or that they are to be reminded of today. Each link
 * is sent again, so its life begins again: a reminder never carries one that is over.
 */
async function waitingFor(
  seats: readonly { taskId: string; attempt: number }[],
  person: string,
  { world, rules, taskOf, link, today }: Known,
): Promise<{ taskId: string; line: DigestLines["waiting"][number] }[]> {
  const lines: Awaited<ReturnType<typeof waitingFor>> = [];
  for (const { taskId, attempt } of seats) {
    const task = taskOf(taskId);
    if (task === undefined || !isToBeTold(task, today)) continue;
    const url = await link(world, task, { person, attempt }, rules);
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
  return isReminded || isDueWithin(due, { to: addDays(today, near) });
}

/** What a digest has a list for; all else that was kept for it is told in its own words. */
const listed = ["escalated", "blue", "settled", "copied"] as const;

function isListed(template: Notice["matter"]["template"]): boolean {
  return (listed as readonly string[]).includes(template);
}

/** What was kept for the digest and would have been a mail by itself; "known" is among what is near anyway. */
async function newsOf(
  kept: readonly Notice[],
  told: readonly string[],
  { world, rules, taskOf, link }: Known,
): Promise<Map<string, NoticeText | "known">> {
  const texts = new Map<string, NoticeText | "known">();
  for (const notice of kept.filter(({ matter }) => !isListed(matter.template))) {
    const taskId = "taskId" in notice.matter ? notice.matter.taskId : "";
    const task = taskOf(taskId);
    const text = await textOf(world, notice, { rules, task, link });
    const isKnown = asksOf(notice, task) !== undefined && told.includes(taskId);
    if (text !== undefined) texts.set(notice.id, isKnown ? "known" : text);
  }
  return texts;
}

/** Somebody else's matters near their day that were not done meanwhile, by the notice's id. */
async function stillOpen(kept: readonly Notice[], { rules, taskOf, today }: Known) {
  const open = new Map<string, DigestLines["watched"][number]>();
  for (const { id, matter } of kept) {
    const task = matter.template === "blue" ? taskOf(matter.taskId) : undefined;
    if (task?.status === "OPEN") open.set(id, await lineOf(task, today, rules));
  }
  return open;
}

/** What is late by now and was told as 黄 or 红, each once, in its last colour. */
async function lateOf(
  kept: readonly Notice[],
  person: string,
  { world, rules, taskOf, link, today }: Known,
) {
  const late = new Map<string, DigestLines["late"][number]>();
  for (const { matter } of kept) {
    if (matter.template !== "escalated") continue;
    const { taskId, colour } = matter;
    const task = taskOf(taskId);
    if (task?.status !== "OPEN") continue;
    const seat = task.seats.find((one) => one.person === person && one.state === "ASKED");
    const url = seat && (await link(world, task, seat, rules));
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
