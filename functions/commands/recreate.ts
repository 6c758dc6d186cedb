import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { World } from "#kernel/world.ts";
import { type AnyProcess, kindNames, processOf } from "#processes";

/** Ids of the records that were resumed, and of those that have nothing left to conduct. */
export type Recreated = { resumed: string[]; finished: string[] };

/**
 * Makes the executions of a district again from its records. Each record that a workflow conducts
 * is resumed; the reaction to that event starts an execution where the record stands, which joins
 * the question that is open already. An execution that still waits for the same answer ends, so
 * this may be done twice, or while some executions are alive.
 */
export async function recreateExecutions(world: World, district: string): Promise<Recreated> {
  const done: Recreated = { resumed: [], finished: [] };
  for (const kind of kindNames) {
    const process = await processOf(kind);
    if (process?.startsOn === undefined) continue;
    for (const id of await idsUnderway(world, district, process))
      done[await resume(world, district, process, id)].push(id);
  }
  return done;
}

/** All found before the first is resumed, for resuming moves records within the index. */
async function idsUnderway(
  world: World,
  district: string,
  { kind, stages, underway = Object.keys(stages) }: AnyProcess,
): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const status of underway) {
    const list = listKeyOf(district, kind);
    const prefix = `${status}#`;
    const listed = itemsOf((more) =>
      world.store.index("list", list, { prefix }, { limit: 100, ...more }),
    );
    for await (const { id } of listed) ids.add(id as string);
  }
  return ids;
}

/** What the record refuses has nothing left to conduct, or has moved on since it was listed. */
async function resume(
  world: World,
  district: string,
  process: AnyProcess,
  id: string,
): Promise<keyof Recreated> {
  const answer = await execute(world, {
    process,
    id,
    district,
    actor: systemActor,
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) => process.decide(state, { type: "resume" }, context),
  });
  if (!isRefusal(answer)) return "resumed";
  if (answer.refused === "record.state") return "finished";
  throw new Error(`${id}: ${answer.refused}`);
}
