import { only } from "#kernel/permission/kept.ts";
import { type Event, type Fact, systemActor } from "#kernel/record/event.ts";
import { execute, type Request } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { setAside } from "./set-aside.ts";
import type { StepName } from "./terms.ts";

/** One command that follows from an event; in the system's name unless said. */
export type Following<S, C extends { type: string }> = Pick<
  Request<S, C>,
  "process" | "id" | "decide" | "tasks"
> &
  Partial<Pick<Request<S, C>, "actor">> & {
    /** Tells apart what one event does to one record in several commands. */
    part?: string;
  };

/**
 * Does what follows from an event on another record. A refusal goes before a person; a repeated event
 * meets the trace of what it did and is none, nor is a record that is not there and had nothing to do.
 */
export async function follow<S, C extends { type: string }>(
  world: World,
  { kind, id, seq, hash, district }: Pick<Event, "kind" | "id" | "seq" | "hash" | "district">,
  step: StepName,
  request: Following<S, C>,
): Promise<void> {
  const { part = "", decide, ...command } = request;
  let decided: Fact[] | Refusal = [];
  const of = `${step}.${request.process.kind}.${request.id}.${part}`;
  const answer = await execute(world, {
    actor: systemActor,
    right: "unasked",
    ...command,
    decide: (...found) => {
      decided = decide(...found);
      return decided;
    },
    district,
    idempotency: { key: `${hash}.${of}`, fingerprint: of },
  });
  if (!isRefusal(answer) || (Array.isArray(decided) && decided.length === 0)) return;
  const report = {
    step,
    subject: { kind: request.process.kind, id: request.id },
    reason: answer.refused,
    event: { kind, id, seq },
  };
  await setAside(world, district, report, only(request.process));
}
