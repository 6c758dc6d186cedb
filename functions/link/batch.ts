import type { Context } from "hono";
import type { SealedText } from "#kernel/event.ts";
import { isRefusal, type Refusal, refusals, refuse } from "#kernel/refusal.ts";
import { sealKey, taskKey, trayKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type BatchItem, batchDonePage, batchPage } from "./batch-page.ts";
import { commandByLink } from "./command.ts";
import type { Opened } from "./load.ts";
import { factorPage } from "./page.ts";
import { type Fields, fieldsOf, isFresh, isPassed, nonceFor, pathOf, withLink } from "./request.ts";

/** So many like items go on one page. */
const pageLength = 20;

/** One page on which somebody answers many like questions, each sealed and recorded singly. */
export function showBatch(world: World, c: Context): Promise<Response> {
  return withLink(world, c, async (opened) => {
    if (!isPassed(world, c, opened)) return c.html(factorPage(opened, pathOf(c), { sent: "no" }));
    const items = await likeItems(world, opened);
    const page = batchPage(
      opened,
      pathOf(c),
      items.map((item) => ({ ...item, nonce: nonceFor(world, opened, item.task) })),
    );
    return c.html(page as string);
  });
}

/** Takes the answers of such a page. */
export function takeBatch(world: World, c: Context): Promise<Response> {
  return withLink(world, c, async (opened) =>
    isPassed(world, c, opened)
      ? answerAll(world, c, opened)
      : c.html(factorPage(opened, pathOf(c), { sent: "no" }), 403),
  );
}

async function answerAll(world: World, c: Context, opened: Opened): Promise<Response> {
  const fields = await fieldsOf(c);
  const results: { title: string; number: string; result: string }[] = [];
  for (const { task, text } of await likeItems(world, opened)) {
    const action = fields[`action.${task.id}`] ?? "";
    if (action === "") continue;
    const problem = await answerOne(world, opened, task, fields);
    results.push({
      title: text[0]?.value ?? task.title,
      number: task.subject.id,
      result: problem === undefined ? "已办理" : refusals[problem.refused][1],
    });
  }
  return c.html(batchDonePage(pathOf(c), results) as string);
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
  const seals = await world.store.getMany(tasks.map(({ shown }) => sealKey(shown)));
  return tasks.flatMap((task, index) => {
    const seal = seals[index] as SealedText | undefined;
    const isMine = task.seats.some(
      ({ person, state }) => person === seat.person && state === "ASKED",
    );
    // What asks for a stronger factor than was passed here stands on its own page.
    const isCovered = task.factor === own.factor;
    return seal === undefined || task.status !== "OPEN" || !isMine || !isCovered
      ? []
      : [{ task, text: seal.text }];
  });
}
