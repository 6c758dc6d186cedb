import * as z from "zod/mini";
import { hashOf } from "#kernel/hash.ts";
import { isRefusal, refusals } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route.ts";
import { Id } from "#kernel/text.ts";
import { answerTask, Decision } from "./answer-task.ts";

/** Each answer is a transaction of its own; so many fit into a request's time. */
const most = 50;

const Outcome = z.object({
  task: z.string(),
  outcome: z.enum(["done", "refused"]),
  /** Of a refusal. */
  code: z.optional(z.string()),
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
});

/**
 * Answers to several questions at once: each is decided, sealed and recorded by itself, and what is
 * refused leaves the others standing. A repeat under the same key does none of them twice.
 */
export const bulkRoute: Route = route({
  method: "post",
  path: "/inbox/decisions",
  tag: "我的事项",
  summary: "逐项作出多个决定（每项单独封存、单独答复）",
  action: "task.answer",
  body: z.object({
    decisions: z
      .array(z.extend(Decision, { task: Id }))
      .check(z.minLength(1, "请选择至少一项"), z.maxLength(most, `一次最多 ${most} 项`)),
  }),
  answer: z.object({ items: z.array(Outcome) }),
  handle: async (call) => {
    const { body, caller, idempotency } = call;
    const items: z.infer<typeof Outcome>[] = [];
    for (const { task, ...decision } of body.decisions) {
      const own = { key: `${idempotency.key}.${task}`, fingerprint: hashOf({ task, decision }) };
      const command = { type: "decide" as const, person: caller.officer.id, ...decision };
      const answer = await answerTask({ ...call, idempotency: own }, task, command);
      items.push({ task, ...outcomeOf(answer) });
    }
    return { items };
  },
});

function outcomeOf(answer: Awaited<ReturnType<typeof answerTask>>) {
  if (!isRefusal(answer)) return { outcome: "done" as const };
  const { refused, detail } = answer;
  const told = detail === undefined ? {} : { detail };
  return { outcome: "refused" as const, code: refused, title: refusals[refused][1], ...told };
}
