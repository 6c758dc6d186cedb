import * as z from "zod/mini";
import { doEach, outcomesOf } from "#kernel/record/several.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { Id } from "#kernel/text/text.ts";
import { answerTask, Decision } from "./answer-task.ts";

/** Each answer is a transaction of its own; so many fit into a request's time. */
const most = 50;

/**
 * Answers to several questions at once: each is decided, sealed and recorded by itself, and what is
 * refused leaves the others standing. A repeat under the same key does none of them twice.
 */
export const bulkRoute: Route = route({
  method: "post",
  path: "/inbox/decisions",
  tag: "我的事项",
  summary: "逐项作出多个决定（每项单独封存、单独答复）",
  right: "task.answer",
  body: z.object({
    decisions: z
      .array(z.extend(Decision, { task: Id }))
      .check(z.minLength(1, "请选择至少一项"), z.maxLength(most, `一次最多 ${most} 项`)),
  }),
  answer: outcomesOf("task"),
  handle: (call) =>
    doEach(
      call.idempotency,
      "task",
      call.body.decisions.map(({ task, ...decision }) => [task, decision] as const),
      (task, decision, own) => {
        const command = { type: "decide" as const, person: call.caller.officer.id, ...decision };
        return answerTask({ ...call, idempotency: own }, task, command);
      },
    ),
});
