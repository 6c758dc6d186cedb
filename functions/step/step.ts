import * as z from "zod";
import { systemActor } from "#kernel/event.ts";
import { execute, type Receipt } from "#kernel/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey, taskKey, tokenKey } from "#kernel/store/keys.ts";
import { taskIdOf } from "#kernel/task/open.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type AnyProcess, processes } from "#processes";

const Base = z.object({ workflow: z.string(), id: z.string(), district: z.string() });

const Step = z.discriminatedUnion("step", [
  Base.extend({
    step: z.literal("open-stage"),
    stage: z.string(),
    token: z.string(),
  }),
  Base.extend({ step: z.literal("open-duties") }),
  Base.extend({ step: z.literal("lapse"), stage: z.string() }),
  Base.extend({ step: z.literal("record-failure"), error: z.string() }),
]);
type Step = z.infer<typeof Step>;

/** A refusal inside a workflow is a fault of the workflow; its Catch records it by this name. */
class StepRefused extends Error {
  override readonly name = "StepRefused";
}

/** What a Task state of a workflow does: one command on the record that it conducts. */
export function createStep(world: World) {
  return async (event: unknown): Promise<unknown> => {
    const step = Step.parse(event);
    const process = processes[step.workflow];
    if (process === undefined) throw new StepRefused(`No workflow ${step.workflow}`);
    return step.step === "open-stage"
      ? openStage(world, process, step)
      : run(world, process, step, commandOf(step));
  };
}

function commandOf(step: Step): { type: string } {
  const { workflow: _workflow, id: _id, district: _district, step: type, ...rest } = step;
  return { type, ...rest };
}

async function run(
  world: World,
  process: AnyProcess,
  { id, district }: Step,
  command: { type: string },
): Promise<Receipt> {
  const receipt = await execute(world, {
    process,
    id,
    district,
    actor: systemActor,
    tasks: "open",
    decide: ({ state }, context) => process.decide(state, command, context),
  });
  if (isRefusal(receipt)) throw new StepRefused(receipt.refused);
  return receipt;
}

/**
 * Asks a stage's question and keeps the token for whoever answers. The token lands in the same
 * transaction as the task; where the task was there already (the step is being repeated), it
 * replaces the older token, and an answer given meanwhile is passed on at once.
 */
async function openStage(
  world: World,
  process: AnyProcess,
  step: Extract<Step, { step: "open-stage" }>,
): Promise<unknown> {
  const { id, district, stage, token } = step;
  const receipt = await execute(world, {
    process,
    id,
    district,
    actor: systemActor,
    tasks: "open",
    decide: ({ state }, context) =>
      process.decide(state, { type: "open-stage", stage } as { type: string }, context),
    also: ({ state }) => [
      { put: tokenItem(taskIdOf(id, stage, nextVisit(state, stage)), token), when: "any" },
    ],
  });
  if (isRefusal(receipt)) throw new StepRefused(receipt.refused);
  if (receipt.events.length === 0) await rejoin(world, process, step);
  return receipt;
}

async function rejoin(
  world: World,
  process: AnyProcess,
  { id, stage, token }: Extract<Step, { step: "open-stage" }>,
): Promise<void> {
  const record = await world.store.get(recordKey(process.kind, id));
  const visit = nextVisit(record?.state, stage) - 1;
  const taskId = taskIdOf(id, stage, visit);
  await world.store.transact([{ put: tokenItem(taskId, token), when: "any" }]);
  const [now, task] = await world.store.getMany([recordKey(process.kind, id), taskKey(taskId)]);
  const isOpen = (task?.state as Task | undefined)?.status === "OPEN";
  if (!isOpen || now?.status !== stage)
    await world.conductor.succeed(token, { status: now?.status });
}

function nextVisit(state: unknown, stage: string): number {
  const { visits } = (state ?? {}) as { visits?: Record<string, number> };
  return (visits?.[stage] ?? 0) + 1;
}

function tokenItem(taskId: string, token: string) {
  return { ...tokenKey(taskId), kind: "token", token };
}
