import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { wakeKeyOf, wakeShards } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { wakeTask } from "#kernel/task/time/wake.ts";
import { kindOf, recordOfTask } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { released } from "#notice/delivery.ts";
import { processOf } from "#processes";
import { changeNotice } from "../mail/notices.ts";

export type Swept = {
  woken: number;
  failed: number;
  /** The soonest moment that is still to come. */
  nextWakeAt?: string;
  shards: readonly SweptShard[];
};

/** What was found in one shard of the wake index. */
export type SweptShard = {
  shard: string;
  woken: number;
  failed: number;
  /** Whether something stays due: it failed, or there was no time left for it. */
  left: "due" | "nothing";
  /** The moment of what has waited longest; now, where nothing is due. */
  oldest: string;
  /** The first moment that is still to come, as it stood before anything was woken. */
  next?: string;
};

/** Every partition of the wake index. */
export const everyShard: readonly string[] = Array.from({ length: wakeShards }, (_, shard) =>
  wakeKeyOf(shard),
);

/** So long a sweep takes up further items, ms: a call may last a minute (topology). */
const patience = 40_000;

function withinPatience(): () => boolean {
  const end = performance.now() + patience;
  return () => performance.now() < end;
}

/**
 * Wakes all that is due, shard by shard; one bad item never stops the rest. What there is no time left
 * for stays due, and is woken by the next sweep.
 * @param shards those to look at; a host that has seen every write knows which
 */
export async function sweep(
  world: World,
  isTimeLeft = withinPatience(),
  shards = everyShard,
): Promise<Swept> {
  const now = world.clock();
  const swept = await Promise.all(shards.map((shard) => sweepShard(world, shard, isTimeLeft)));
  const next = swept.flatMap(({ next }) => next ?? []).sort()[0];
  const woken = swept.reduce((sum, { woken }) => sum + woken, 0);
  const failed = swept.reduce((sum, { failed }) => sum + failed, 0);
  const oldest = swept.map((shard) => shard.oldest).sort()[0] ?? now;
  const oldestOverdueSeconds = Math.round((Date.parse(now) - Date.parse(oldest)) / 1000);
  // An alarm reads this line: an item that cannot be woken grows older with every sweep.
  world.log("sweep.done", { woken, failed, oldestOverdueSeconds });
  return {
    woken,
    failed,
    shards: swept,
    ...(next === undefined ? {} : { nextWakeAt: next }),
  };
}

/** Half a read unit holds so many rows: whether anything is due, and what comes next, is one look. */
const look = 10;
const page = 100;

async function sweepShard(
  world: World,
  shard: string,
  isTimeLeft: () => boolean,
): Promise<SweptShard> {
  const now = world.clock();
  const swept: SweptShard = { shard, woken: 0, failed: 0, left: "nothing", oldest: now };
  const rows = itemsOf((more: { cursor?: string }) =>
    world.store.index(
      "wake",
      shard,
      { upTo: "9999" },
      { limit: more.cursor === undefined ? look : page, ...more },
    ),
  );
  for await (const row of rows) {
    const wakeAt = row.wakeAt as string;
    if (wakeAt > now) return { ...swept, next: wakeAt };
    if (wakeAt < swept.oldest) swept.oldest = wakeAt;
    if (!isTimeLeft()) return { ...swept, left: "due" };
    try {
      await wake(world, row);
      swept.woken += 1;
    } catch (error) {
      swept.failed += 1;
      swept.left = "due";
      world.log("wake.failed", {
        item: row.pk,
        error: error instanceof Error ? error.name : "unknown",
      });
    }
  }
  return swept;
}

async function wake(world: World, item: Row<"wake">): Promise<void> {
  if (item.kind === "notice") return release(world, item);
  if (item.kind === "task") return wakeOneTask(world, item);
  return wakeRecord(world, item);
}

/** Its hour has come: the notice becomes ready, and the stream's consumer sends it. */
async function release(world: World, item: Row<"wake">): Promise<void> {
  await changeNotice(world, item.id as string, released);
}

async function wakeOneTask(world: World, item: Row<"wake">): Promise<void> {
  const taskId = item.id as string;
  const id = recordOfTask(taskId);
  const process = await processOf(kindOf(id) ?? "");
  if (process === undefined) throw new Error(`No process of ${id}`);
  const answer = await execute(world, {
    process,
    id,
    district: item.district as string,
    actor: systemActor,
    right: "unasked",
    tasks: [taskId],
    decide: ({ state }, context) => {
      const bars = barsOf(process, state, context);
      return context.tasks.flatMap((task) => wakeTask(task, String(item.wakeAt), bars, context));
    },
  });
  if (isRefusal(answer))
    await refused(world, item, { kind: process.kind, id, reason: answer.refused });
}

/** A record that waits for a moment of its own; what its process makes of it decides on what is true now. */
async function wakeRecord(world: World, item: Row<"wake">): Promise<void> {
  const process = await processOf(String(item.kind));
  if (process === undefined) throw new Error(`No process ${String(item.kind)}`);
  const answer = await execute(world, {
    process,
    id: item.id as string,
    district: item.district as string,
    actor: systemActor,
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) => process.wake?.(state, context) ?? [],
  });
  const { kind, id } = item as { kind: string; id: string };
  if (isRefusal(answer)) await refused(world, item, { kind, id, reason: answer.refused });
}

/**
 * What time asks for is put before a person, and stays due: it is tried again with each sweep.
 * @throws Error always, so that the sweep counts it.
 */
async function refused(
  world: World,
  { district }: Row<"wake">,
  { kind, id, reason }: { kind: string; id: string; reason: string },
): Promise<never> {
  const { setAside } = await import("#process/incident/set-aside.ts");
  await setAside(
    world,
    String(district),
    { step: "wake", subject: { kind, id }, reason },
    processOf,
  );
  throw new Error(reason);
}
