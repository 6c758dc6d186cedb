import * as z from "zod/mini";
import { superseded } from "#kernel/conduct/workflow/definition.ts";
import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey, taskKey, tokenKey } from "#kernel/store/keys.ts";
import { taskIdOf } from "#kernel/task/open.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type AnyProcess, processOf } from "#processes";

const Base = z.object({ workflow: z.string(), id: z.string(), district: z.string() });

const Step = z.discriminatedUnion("step", [
  z.extend(Base, {
    step: z.literal("open-stage"),
    stage: z.string(),
    token: z.string(),
  }),
  z.extend(Base, { step: z.literal("open-duties") }),
  z.extend(Base, { step: z.literal("lapse"), stage: z.string() }),
  z.extend(Base, { step: z.literal("record-failure"), error: z.string() }),
]);
type Step = z.infer<typeof Step>;

/** What a Task state of a workflow does: one command on the record that it conducts. */
export function createStep(world: World) {
  return async (event: unknown): Promise<unknown> => {
    const step = Step.parse(event);
    const process = await processOf(step.workflow);
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
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) => process.decide(state, command, context),
  });
  if (isRefusal(receipt)) throw new StepRefused(receipt.refused);
  return receipt;
}

/**
 * Asks a stage's question and keeps the token for whoever answers. The token lands in the same
 * transaction as the task; where the task was there already (the step is being repeated, or the
 * execution was made again), it replaces the older token, whose execution ends; an answer given
 * meanwhile is passed on at once.
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
    right: "unasked",
    tasks: (record) => {
      const visited = nextVisit(record?.state, stage) - 1;
      const last = visited === 0 ? [] : [taskIdOf(id, stage, visited)];
      return [...(record?.openTasks ?? []), ...last];
    },
    decide: ({ state }, context) =>
      process.decide(state, { type: "open-stage", stage } as { type: string }, context),
    also: ({ state }) => [
      { put: tokenItem(taskIdOf(id, stage, nextVisit(state, stage)), token, 1), when: "any" },
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
  const earlier = await takeOver(world, taskId, token);
  if (earlier !== undefined) await world.conductor.succeed(earlier, { status: superseded });
  const [now, task] = await world.store.getMany([recordKey(process.kind, id), taskKey(taskId)]);
  const isOpen = (task?.state as Task | undefined)?.status === "OPEN";
  if (!isOpen || now?.status !== stage)
    await world.conductor.succeed(token, { status: now?.status });
}

/**
 * Of several executions that ask the same question only the last to come holds its token. A single
 * write has no request token: where its answer is lost the SDK writes again and is refused by what it
 * wrote itself, so the token held before is the one of the first look.
 */
async function takeOver(world: World, taskId: string, token: string): Promise<string | undefined> {
  let earlier: string | undefined;
  for (;;) {
    const held = (await world.store.get(tokenKey(taskId))) as TokenItem | undefined;
    if (held?.token === token) return earlier;
    earlier = held?.token;
    const put = tokenItem(taskId, token, (held?.version ?? 0) + 1);
    const when = held === undefined ? "absent" : { version: held.version };
    if ((await world.store.transact([{ put, when }])) === undefined) return earlier;
  }
}

function nextVisit(state: unknown, stage: string): number {
  const { visits } = (state ?? {}) as { visits?: Record<string, number> };
  return (visits?.[stage] ?? 0) + 1;
}

type TokenItem = ReturnType<typeof tokenItem>;

function tokenItem(taskId: string, token: string, version: number) {
  return { ...tokenKey(taskId), kind: "token", token, version };
}
