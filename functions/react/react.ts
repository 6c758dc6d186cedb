import { districtOf } from "#kernel/district/read.ts";
import type { Event } from "#kernel/event.ts";
import { recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { noticesFrom } from "#notice/from-event.ts";
import { processOf } from "#processes";
import { addNotices } from "../notices.ts";
import { answerWorkflow } from "./answer.ts";
import { followUpOf } from "./follow-ups.ts";
import { noteAnswer } from "./note-answer.ts";
import { bindRecusal } from "./recuse.ts";
import { tellProposer } from "./tell.ts";
import { tellStuck } from "./tell-stuck.ts";

/** Everything that follows from one event; each part harmless when repeated. */
export async function react(world: World, event: Event): Promise<void> {
  await queueNotices(world, event);
  await startWorkflow(world, event);
  const followUp = await followUpOf(event);
  if (followUp !== undefined) return followUp(world, event);
  await bindRecusal(world, event);
  if (event.task !== undefined) {
    await tellStuck(world, event);
    await tellProposer(world, event);
    await answerWorkflow(world, event);
  }
}

async function queueNotices(world: World, event: Event): Promise<void> {
  if (event.task === undefined) return;
  const [district, task] = await world.store.getMany([
    recordKey("district", event.district),
    taskKey(event.task),
  ]);
  const { rules } = districtOf(district);
  await addNotices(world, noticesFrom(event, task?.state as Task | undefined, rules));
  await noteAnswer(world, event, event.task);
}

/**
 * The execution begins where the record stands: it can be made again at any stage. Its name holds
 * the event's hash: after a restore the same number may be given to another event, and AWS
 * remembers names of ended executions for 90 days.
 */
async function startWorkflow(world: World, { kind, type, id, district, seq, hash }: Event) {
  const process = await processOf(kind);
  if (!process?.startsOn?.includes(type)) return;
  const record = await world.store.get(recordKey(kind, id));
  const input = { id, district, status: record?.status };
  await world.conductor.start(kind, `${id}-${seq}-${hash.slice(0, 8)}`, input);
}
