import { refusals } from "#kernel/conduct/workflow/retry.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { type Item, listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import { seatsFor } from "#kernel/task/seats/assign.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { incident } from "#process/incident/process.ts";
import type { Incident } from "#process/incident/schema.ts";
import { setAside } from "#process/incident/set-aside.ts";
import { processOf } from "#processes";

/** A workflow that has failed: the matter stands still until somebody resumes it. */
export async function tellWorkflowFailure(world: World, event: Event): Promise<void> {
  const { kind, id, seq, district, data } = event;
  const { error } = data as { error?: string };
  await setAside(
    world,
    district,
    {
      step: "workflow",
      subject: { kind, id },
      reason: error ?? "WorkflowFailed",
      event: { kind, id, seq },
    },
    processOf,
  );
}

/** A person has taken the hindrance away: the workflow goes on where the matter stands. */
export async function goOn(world: World, event: Event): Promise<void> {
  const answer = await resume(world, event.district, event);
  if (isRefusal(answer) && answer.refused !== "record.state")
    await tellWorkflowFailure(world, event);
}

/**
 * Somebody new may be whom a matter lacked: what was refused for want of somebody to ask, and has
 * somebody now, goes on; what has failed for another reason waits for the office. Harmless when repeated.
 */
export async function resumeFailed(
  world: World,
  event: Event,
  before: readonly Officer[],
): Promise<void> {
  const { district } = event;
  const list = listKeyOf(district, "incident");
  const waiting: { id: string; subject: Incident["subject"] }[] = [];
  for await (const { id, state } of readListed(world, list, "OPEN#")) {
    const { step, subject, reason } = state as Incident;
    if (step === "workflow" && refusals.includes(reason)) waiting.push({ id: String(id), subject });
  }
  const [listed, ...records] = await world.store.getMany([
    recordKey("district", district),
    ...waiting.map(({ subject }) => recordKey(subject.kind, subject.id)),
  ]);
  const { officers } = districtOf(listed);
  const today = dayOf(world.clock());
  for (const [place, { id, subject }] of waiting.entries()) {
    const lists = { before, officers, today };
    if (!(await lackedSomebody(subject, records[place], lists))) continue;
    const answer = await resume(world, district, subject);
    if (isRefusal(answer) && answer.refused !== "record.state") continue;
    const command = { type: "settle", reason: "人员名录变更，流程已自行恢复" } as const;
    await carryOut(world, event, { process: incident, id, command });
  }
}

/** Whether nobody could be asked what a record waits for, and somebody can be now. */
async function lackedSomebody(
  { kind, id }: Incident["subject"],
  record: Item | undefined,
  lists: { before: readonly Officer[]; officers: readonly Officer[]; today: Day },
): Promise<boolean> {
  const process = await processOf(kind);
  const stage = String(record?.status);
  const state = record?.state;
  const spec = process?.stageIn?.(state, stage) ?? own(process?.stages ?? {}, stage);
  // The step before an execution's end asks several questions at once.
  if (process === undefined || spec === undefined) return record !== undefined;
  const isAsked = (officers: readonly Officer[]) => {
    const bars = barsOf(process, state, { officers, recordId: id });
    return !isRefusal(seatsFor(spec, officers, bars, { today: lists.today, kind }));
  };
  return !isAsked(lists.before) && isAsked(lists.officers);
}

/** What is over or has moved on by itself has nothing to resume (`record.state`). */
async function resume(
  world: World,
  district: string,
  { kind, id }: Incident["subject"],
): Promise<unknown | Refusal> {
  const process = await processOf(kind);
  return process === undefined
    ? undefined
    : send(world, process, { id, district }, { type: "resume" });
}
