import type { DynamoDBRecord } from "aws-lambda";
import type { Event } from "#kernel/record/event.ts";
import { eventKey, recordKey, taskKey, tokenKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { noticesFrom } from "#notice/from-event.ts";
import type { Incident } from "#process/incident/schema.ts";
import { processOf } from "#processes";
import type { Batch } from "./batch.ts";
import { answerWorkflow } from "./chains/answer.ts";
import { noteAnswer } from "./chains/note-answer.ts";
import { isOverdue, isPassing } from "./chains/passing.ts";
import { followUpOf } from "./follow-ups.ts";
import { outcomeNotices } from "./notices/outcome-notices.ts";
import { tell } from "./notices/tell.ts";
import { tellStuck } from "./notices/tell-stuck.ts";

/**
 * Does what follows from an event. What cannot go well later is set aside for a person at once, so
 * that nothing waits behind it; as is what has failed for hours.
 * @throws Error when it may go well later.
 */
export async function reactOrSetAside(world: World, told: Event, batch: Batch): Promise<void> {
  const event = await causeOf(world, told);
  if (event === undefined) return;
  try {
    if (told !== event && event.type.endsWith(".workflow-failed"))
      await (await import("./chains/incident.ts")).goOn(world, event);
    else await react(world, event, batch);
  } catch (error) {
    if (isPassing(error) && !isOverdue(told, world.clock())) throw error;
    const { kind, id, seq, district } = event;
    const { setAside } = await import("#process/incident/set-aside.ts");
    await setAside(
      world,
      district,
      {
        step: "reaction",
        subject: { kind, id },
        reason: error instanceof Error ? error.name : "unknown",
        event: { kind, id, seq },
      },
      processOf,
    );
  }
}

/**
 * Puts a record that cannot even be set aside as what it says it is before a person, as what its key says.
 * @throws Error when it may go well later.
 */
export async function setAsideByKey(world: World, record: DynamoDBRecord): Promise<void> {
  const { Keys, NewImage } = record.dynamodb ?? {};
  const [kind = "", id = ""] = (Keys?.pk?.S ?? "").slice(0, 100).split(/#(.*)/s);
  const { setAside } = await import("#process/incident/set-aside.ts");
  const report = { step: "reaction", subject: { kind, id }, reason: "shape" } as const;
  await setAside(world, NewImage?.district?.S ?? "", report, processOf);
}

/** What is to be done again once a person has taken the hindrance away; else the event itself. */
async function causeOf(world: World, event: Event): Promise<Event | undefined> {
  if (event.type !== "incident.retried") return event;
  const item = await world.store.get(recordKey("incident", event.id));
  const cause = (item?.state as Incident | undefined)?.event;
  if (cause === undefined) return undefined;
  const stored = await world.store.get(eventKey(cause.kind, cause.id, cause.seq));
  return stored as unknown as Event | undefined;
}

/** Everything that follows from one event; each part harmless when repeated. */
export async function react(world: World, event: Event, batch: Batch): Promise<void> {
  await startWorkflow(world, event, batch);
  if (event.type === "task.link-unlocked")
    await (await import("./notices/unlock-link.ts")).unlockLink(world, event);
  const asked =
    event.task === undefined ? undefined : await reactToTask(world, event, event.task, batch);
  const followUp = await followUpOf(event);
  await followUp?.(world, event, asked);
}

/** The workflow is answered before anybody is told: the next question waits for it. Returns the question. */
async function reactToTask(
  world: World,
  event: Event,
  taskId: string,
  batch: Batch,
): Promise<Task | undefined> {
  const { outcome } = event.data as { outcome?: string };
  const closing = [recordKey(event.kind, event.id), tokenKey(taskId)];
  const [{ rules, officers }, [found, record, held]] = await Promise.all([
    batch.district(event.district),
    world.store.getMany([taskKey(taskId), ...(outcome === undefined ? [] : closing)]),
  ]);
  const task = found?.state as Task | undefined;
  if (record !== undefined && held !== undefined)
    await answerWorkflow(world, event, { status: record.status, token: String(held.token) });
  const notices = [
    ...noticesFrom(event, task, rules),
    ...(record === undefined ? [] : await outcomeNotices(event, record.state, rules)),
  ];
  const known = { task, rules, officers };
  // Before the mails, which take their time: the question was read just now.
  await tellStuck(world, event, known);
  await tell(world, notices, { ...known, told: batch.told });
  await noteAnswer(world, event, taskId);
  return task;
}

/**
 * The execution begins where the record stands: it can be made again at any stage, and one that is
 * told an older status is told the present one with its first question. Its name holds the event's
 * hash: after a restore the same number may be given to another event, and AWS remembers names of
 * ended executions for 90 days.
 */
async function startWorkflow(
  world: World,
  { kind, type, id, district, seq, hash }: Event,
  batch: Batch,
) {
  const process = await processOf(kind);
  if (!process?.startsOn?.includes(type)) return;
  const key = recordKey(kind, id);
  const record = batch.image(key) ?? (await world.store.get(key));
  const input = { id, district, status: record?.status };
  await world.conductor.start(kind, `${id}-${seq}-${hash.slice(0, 8)}`, input);
}
