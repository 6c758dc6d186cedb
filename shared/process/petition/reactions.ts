import { dayOf } from "#kernel/deadline/day.ts";
import { type Event, withApart } from "#kernel/record/event.ts";
import { apartKey, type Key, recordKey, sealKey, taskItem, taskKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { Write } from "#kernel/store/write.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { endedWith, standingOf } from "#process/clue/reactions.ts";
import type { Ending } from "#process/clue/terms.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { destruction, partsOf, placesOf } from "./intake/contents.ts";
import { petition } from "./process.ts";
import type { Petition } from "./schema.ts";
import { type Conclusion, legalClocks } from "./terms.ts";

/** a petition about an object, or about one's supervised time, goes to the room that supervises. */
export async function route(world: World, event: Event): Promise<void> {
  const { id, district } = event;
  const state = await stateOf(world, id);
  const { personId, period: facts } = state?.registration ?? {};
  if (state === undefined || personId === undefined) return;
  const days = { receivedOn: state.receivedOn, ...(facts === undefined ? {} : { facts }) };
  const standing = await standingOf(world, district, personId, days);
  if (standing !== undefined)
    await carryOut(world, event, {
      process: petition,
      id,
      command: { type: "route", ...standing },
    });
}

/** A repeated report counts with the first one; its handlers learn that there is one, and no more. */
export async function noteRepeat(world: World, event: Event): Promise<void> {
  const { of } = event.data as { of: string };
  const command = { type: "note-repeat", by: event.id } as const;
  await carryOut(world, event, { process: petition, id: of, command });
}

/** What became of the clue that a petition led to, or of the one that it was joined to, is its end. */
export async function complete(world: World, event: Event): Promise<void> {
  for (const { id, state, ending } of await endedWith(world, event.id)) {
    if (state.origin?.kind !== "petition") continue;
    const conclusion = conclusionOf[ending.kind];
    const command = { type: "complete", conclusion, clue: id } as const;
    await carryOut(world, event, { process: petition, id: state.origin.id, command });
  }
}

/** Two people have agreed: words, reporter and messages are destroyed; the stub stays. */
export async function destroy(world: World, event: Event): Promise<void> {
  const state = await stateOf(world, event.id);
  if (state === undefined) return;
  const sealed = [
    state.content,
    ...state.messages.map(({ content }) => content),
    ...state.objections.map(({ content }) => content),
  ];
  const files = sealed.flatMap((content) => content.files);
  for (const { key } of files) for (const place of placesOf(key)) await world.files.destroy(place);
  const { extracts, tasks } = await writtenOf(world, event);
  await destroyAll(world, [
    ...destruction(event.id, partsOf(state)),
    ...extracts.map(({ key }): Write => ({ remove: key, when: "any" })),
  ]);
  for (const task of tasks) await rewrite(world, task);
  const hashes = [...sealed, ...extracts, ...files.map(({ sha256: hash }) => ({ hash }))].map(
    ({ hash }) => hash,
  );
  const command = { type: "note-destroyed", hashes } as const;
  await carryOut(world, event, { process: petition, id: event.id, command });
}

type Written = { extracts: { key: Key; hash: string }[]; tasks: readonly Task[] };

/**
 * What the office has written of a report up to its destruction, the texts in which people were shown
 * it, and its questions as their events tell them without what was typed into them. What is asked
 * afterwards tells of missed clocks, and stays.
 */
async function writtenOf(world: World, { id, seq: last, at }: Event): Promise<Written> {
  const found: Written["extracts"] = [];
  const tasks = new Map<string, Task>();
  let isRegistered = false;
  for await (const item of itemsOf((more) => world.store.range(`petition#${id}`, "event#", more))) {
    const event = item as unknown as Event;
    const { type, seq, data } = event;
    const told = withApart(event, undefined);
    const task = event.task === undefined ? undefined : evolveTask(tasks.get(event.task), told);
    if (task !== undefined) tasks.set(task.id, task);
    if (seq > last) continue;
    isRegistered ||= type === "petition.registered";
    if (typeof data.apart === "string")
      found.push({ hash: data.apart, key: apartKey("petition", id, seq) });
    // Before it was registered, what is shown says nothing of it, and other petitions show the same.
    const shown = (data.task as Task | undefined)?.shown ?? data.shown;
    const isNew = !found.some(({ hash }) => hash === shown);
    if (isRegistered && typeof shown === "string" && isNew)
      found.push({ hash: shown, key: sealKey(shown) });
  }
  const asked = [...tasks.values()].filter(({ openedAt }) => openedAt <= at);
  return { extracts: found, tasks: asked };
}

/** A question of before is kept as its events tell it now, so that its answers are destroyed as well. */
async function rewrite(world: World, task: Task): Promise<void> {
  const stored = await world.store.get(taskKey(task.id));
  if (stored === undefined) return;
  const version = Number(stored.version);
  const lost = await world.store.transact([{ put: taskItem(task, version), when: { version } }]);
  if (lost !== undefined) throw new TransientError("A question was changed meanwhile");
}

/** So many items one transaction takes (Amazon DynamoDB, TransactWriteItems: 100). */
const together = 100;

async function destroyAll(world: World, writes: readonly Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += together)
    await world.store.transact(writes.slice(at, at + together));
}

/** A legal clock that has run out, or was met too late, is noted for good; its reason is asked for. */
export async function noteMissed(world: World, event: Event): Promise<void> {
  const { id, at, task } = event;
  if (task === undefined) return;
  const asked = (await world.store.get(taskKey(task)))?.state as Task | undefined;
  const due = asked?.due.effectiveDue ?? undefined;
  const code = asked?.due.ruleCode ?? "";
  if (due === undefined || dayOf(at) <= due || !legalClocks.includes(code)) return;
  await carryOut(world, event, {
    process: petition,
    id,
    command: { type: "note-missed", code, due },
  });
}

const conclusionOf: Readonly<Record<Ending, Conclusion>> = {
  UNPROVEN: "UNVERIFIABLE",
  UNTRUE: "UNTRUE",
  ACCEPTED: "UNTRUE",
  FIRST_FORM: "TRUE",
  NO_MEASURE: "PARTLY_TRUE",
  NOT_REFUNDABLE: "TRUE",
  SUBJECT_GONE: "UNVERIFIABLE",
  DISPOSED: "TRUE",
  TRANSFERRED: "UNVERIFIABLE",
  MERGED: "UNVERIFIABLE",
};

async function stateOf(world: World, id: string): Promise<Petition | undefined> {
  return (await world.store.get(recordKey("petition", id)))?.state as Petition | undefined;
}
