import * as z from "zod/mini";
import { commandTask } from "#kernel/record/command-task.ts";
import type { Receipt } from "#kernel/record/execute.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { Call } from "#kernel/route/route.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import { kindOf, recordOfTask } from "#kernel/text/id.ts";
import { Code, note, text } from "#kernel/text/text.ts";

/** What somebody says to their answer. */
const Opinion = z._default(note(2000), "");

/** Why somebody passes a question on, takes it back or urges; the audit trail calls it their opinion. */
export const Reason = z._default(note(2000), "");

/** What the chosen button's form asks; the document names the forms by kind, stage and button. */
const Form = z.record(Code, z.unknown());
z.globalRegistry.add(Form, { "x-answer-form": "yes" });

/** An answer to a question. */
export const Decision = z.object({
  action: text(40, "请选择决定"),
  opinion: Opinion,
  form: z.optional(Form),
  /** "none" 声明不存在应当回避的情形 */
  declaration: z.optional(z.literal("none")),
});

/** Runs a command on a task of whatever process its record belongs to; `task.unknown` for none. */
export async function answerTask(
  {
    world,
    caller,
    idempotency,
    processOf,
  }: Pick<Call<unknown, unknown, unknown>, "world" | "caller" | "idempotency" | "processOf">,
  taskId: string,
  command: TaskCommand,
): Promise<Receipt | Refusal> {
  const process = await processOf(kindOf(recordOfTask(taskId)) ?? "");
  if (process === undefined) return refuse("task.unknown");
  const { district, actor } = caller;
  return commandTask(world, { process, taskId, command, district, actor, idempotency });
}
