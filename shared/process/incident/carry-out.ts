import { only } from "#kernel/permission/kept.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal, type RefusalCode } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import type { StepName } from "./terms.ts";

/** What a command follows from: an event, or the calendar in a district. */
export type Cause = { district: string } & Partial<Pick<Event, "kind" | "id" | "seq">>;

/** A command that the system gives because something else has happened. */
export type Carried<S, C extends { type: string }> = {
  process: Process<S, C>;
  id: string;
  command: C;
  /** Refusals that say that there is nothing to do here, e.g. of a file that was never opened. */
  settled?: readonly RefusalCode[];
  /** What of the calendar could not be done, where people have a word for it. */
  step?: StepName;
};

/**
 * Does what follows from an event or a day on another record, in the system's name. A refusal goes
 * before a person with its reason, unless it says that there is nothing to do. Harmless when repeated.
 * "refused" says that somebody was asked.
 */
export async function carryOut<S, C extends { type: string }>(
  world: World,
  { district, kind, id: from, seq }: Cause,
  { process, id, command, settled = [], step = "schedule" }: Carried<S, C>,
): Promise<"done" | "refused"> {
  const answer = await send(world, process, { id, district }, command);
  if (!isRefusal(answer) || settled.includes(answer.refused)) return "done";
  const { setAside } = await import("./set-aside.ts");
  const isLed = kind !== undefined && from !== undefined && seq !== undefined;
  const report = {
    step: isLed ? "reaction" : step,
    subject: { kind: process.kind, id },
    reason: answer.refused,
    ...(isLed ? { event: { kind, id: from, seq } } : {}),
  } as const;
  await setAside(world, district, report, only(process));
  return "refused";
}
