import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
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
  await setAside(world, district, {
    step: "workflow",
    subject: { kind, id },
    reason: error ?? "WorkflowFailed",
    event: { kind, id, seq },
  });
}

/** A person has taken the hindrance away: the workflow goes on where the matter stands. */
export async function goOn(world: World, event: Event): Promise<void> {
  const answer = await resume(world, event.district, event);
  if (isRefusal(answer) && answer.refused !== "record.state")
    await tellWorkflowFailure(world, event);
}

/**
 * Somebody new may be whom a matter lacked: every workflow of the district that has failed goes on, and
 * one that lacks somebody still fails anew and is told anew. Harmless when repeated.
 */
export async function resumeFailed(world: World, event: Event): Promise<void> {
  const { district } = event;
  const list = listKeyOf(district, "incident");
  const waiting: { id: string; subject: Incident["subject"] }[] = [];
  for await (const { id, state } of readListed(world, list, "OPEN#")) {
    const { step, subject } = state as Incident;
    if (step === "workflow") waiting.push({ id: String(id), subject });
  }
  for (const { id, subject } of waiting) {
    const answer = await resume(world, district, subject);
    if (isRefusal(answer) && answer.refused !== "record.state") continue;
    const command = { type: "settle", reason: "人员名录变更，流程已自行恢复" } as const;
    await carryOut(world, event, { process: incident, id, command });
  }
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
