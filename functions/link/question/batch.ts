import type { Context } from "hono";
import { dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import type { SealedText } from "#kernel/record/event.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { isRefusal, type Refusal, refusals, refuse } from "#kernel/refusal.ts";
import { recordKey, sealKey, taskKey, trayKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { wordedFor } from "#kernel/task/seats/worded.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { commandByLink } from "../command.ts";
import type { Opened } from "../load.ts";
import {
  type Fields,
  fieldsOf,
  isFresh,
  isPassed,
  nonceFor,
  pathOf,
  showFactor,
  withLink,
} from "../request.ts";
import { type BatchItem, type BatchResult, batchPage } from "./batch-page.ts";

/** So many like items go on one page. */
const pageLength = 20;

/** One page on which somebody answers many like questions, each sealed and recorded singly. */
export function showBatch(world: World, c: Context): Promise<Response> {
  return withLink(world, c, async (opened) =>
    isPassed(world, c, opened) ? show(world, c, opened) : showFactor(world, c, opened),
  );
}

/** Takes the answers of such a page. */
export function takeBatch(world: World, c: Context): Promise<Response> {
  return withLink(world, c, async (opened) =>
    isPassed(world, c, opened)
      ? answerAll(world, c, opened)
      : showFactor(world, c, opened, { status: 403 }),
  );
}

async function show(
  world: World,
  c: Context,
  opened: Opened,
  after?: { entered: Fields; results: readonly BatchResult[] },
): Promise<Response> {
  const items = await likeItems(world, opened);
  const marked = items.map((item) => ({ ...item, nonce: nonceFor(world, opened, item.task) }));
  return c.html(batchPage(opened, pathOf(c), marked, after) as string);
}

/** Answers what was chosen for; what was refused stays on the page with what was typed. */
async function answerAll(world: World, c: Context, opened: Opened): Promise<Response> {
  const entered = await fieldsOf(c);
  const results: BatchResult[] = [];
  for (const { task, about } of await likeItems(world, opened)) {
    const action = entered[`action.${task.id}`] ?? "";
    if (action === "") continue;
    const problem = await answerOne(world, opened, task, entered);
    results.push({
      taskId: task.id,
      about,
      number: shortNumber(task.subject.id),
      label: own(opened.spec.actions, action)?.label ?? action,
      ...(problem === undefined ? {} : { problem: wordsOf(problem) }),
    });
  }
  return show(world, c, opened, { entered, results });
}

function wordsOf({ refused, detail }: Refusal): string {
  return `${refusals[refused][1]}${detail === undefined ? "" : `：${detail}`}`;
}

async function answerOne(
  world: World,
  opened: Opened,
  task: Task,
  fields: Fields,
): Promise<Refusal | undefined> {
  if (!isFresh(world, opened, task, fields[`nonce.${task.id}`])) return refuse("link.page-stale");
  const answer = await commandByLink(world, opened, task.id, {
    type: "decide",
    person: opened.seat.person,
    action: fields[`action.${task.id}`] ?? "",
    opinion: fields[`opinion.${task.id}`] ?? "",
    ...(fields[`declaration.${task.id}`] === "none" ? { declaration: "none" } : {}),
  });
  return isRefusal(answer) ? answer : undefined;
}

/** What waits for the same person at the same stage, this link's own question first. */
async function likeItems(world: World, opened: Opened): Promise<BatchItem[]> {
  const { task: own, seat } = opened;
  const { items } = await world.store.index("todo", trayKey(seat.person, "waiting"), {
    prefix: "",
  });
  const like = items.filter(
    ({ stage, subject, part }) =>
      stage === own.stage &&
      (subject as Task["subject"]).kind === own.subject.kind &&
      part === "decider",
  );
  const ids = [own.id, ...like.map(({ taskId }) => taskId as string)];
  const unique = [...new Set(ids)].slice(0, pageLength);
  const tasks = (await world.store.getMany(unique.map(taskKey))).flatMap((item) =>
    item === undefined || item.district !== opened.link.district ? [] : [item.state as Task],
  );
  const [seals, records] = await Promise.all([
    world.store.getMany(tasks.map(({ shown }) => sealKey(shown))),
    world.store.getMany(tasks.map(({ subject: { kind, id } }) => recordKey(kind, id))),
  ]);
  const today = dayOf(world.clock());
  return tasks.flatMap((task, index) => {
    const seal = seals[index] as SealedText | undefined;
    const summary = (records[index]?.summary ?? {}) as Readonly<Record<string, unknown>>;
    const isMine = task.seats.some(
      ({ person, state }) => person === seat.person && state === "ASKED",
    );
    // What asks for a stronger factor than was passed here stands on its own page.
    const isCovered = task.factor === own.factor;
    return seal === undefined || task.status !== "OPEN" || !isMine || !isCovered
      ? []
      : [
          {
            task,
            text: wordedFor(opened.process, seal.text, opened.officers),
            about: subjectLine(summary, task.subject.id),
            left: daysLeft(task.due, today, opened.rules),
          },
        ];
  });
}
