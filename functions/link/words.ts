import * as z from "zod/mini";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { checkInput } from "#kernel/route/check-input.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import { Id, note } from "#kernel/text/text.ts";

/** What a page's fields may hold, as the API bounds them too. */
const Words = z.object({
  action: z.optional(note(40)),
  opinion: z.optional(note(2000)),
  detail: z.optional(note(500)),
  to: z.optional(Id),
  form: z.optional(z.record(note(60), note(10_000))),
});

/** What is wrong with the words of a page; undefined when nothing is. */
export function wordsProblem(command: TaskCommand): Refusal | undefined {
  const checked = checkInput(Words, command, "");
  return isRefusal(checked) ? checked : undefined;
}
