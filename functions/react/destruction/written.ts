import { type Event, withApart } from "#kernel/record/event.ts";
import { apartKey, type Key, sealKey, taskItem, taskKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";

/** What people have written in a record, and its questions as their events tell them without it. */
export type Written = {
  extracts: readonly { key: Key; hash: string }[];
  tasks: readonly Task[];
};

/**
 * What people have written in a record up to an event, and the texts in which they were shown it. What
 * is asked afterwards stays.
 * @param from the event from which on shown texts tell of the matter: before it, others show the same
 */
export async function writtenOf(
  world: World,
  { kind, id, seq: last, at }: Pick<Event, "kind" | "id" | "seq" | "at">,
  from: string,
): Promise<Written> {
  const found: { key: Key; hash: string }[] = [];
  const tasks = new Map<string, Task>();
  let isTold = false;
  for await (const item of itemsOf((more) => world.store.range(`${kind}#${id}`, "event#", more))) {
    const event = item as unknown as Event;
    const { type, seq, data } = event;
    const told = withApart(event, undefined);
    const task = event.task === undefined ? undefined : evolveTask(tasks.get(event.task), told);
    if (task !== undefined) tasks.set(task.id, task);
    if (seq > last) continue;
    isTold ||= type === from;
    if (typeof data.apart === "string")
      found.push({ hash: data.apart, key: apartKey(kind, id, seq) });
    const shown = (data.task as Task | undefined)?.shown ?? data.shown;
    const isNew = !found.some(({ hash }) => hash === shown);
    if (isTold && typeof shown === "string" && isNew)
      found.push({ hash: shown, key: sealKey(shown) });
  }
  const asked = [...tasks.values()].filter(({ openedAt }) => openedAt <= at);
  return { extracts: found, tasks: asked };
}

/** An earlier question is kept as its events tell it now, so that its answers are destroyed as well. */
export async function rewrite(world: World, task: Task): Promise<void> {
  const stored = await world.store.get(taskKey(task.id));
  if (stored === undefined) return;
  const version = Number(stored.version);
  const lost = await world.store.transact([{ put: taskItem(task, version), when: { version } }]);
  if (lost !== undefined) throw new TransientError("A question was changed meanwhile");
}
