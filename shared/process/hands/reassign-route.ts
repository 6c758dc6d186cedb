import { execute } from "#kernel/record/execute.ts";
import type { Process } from "#kernel/record/process.ts";
import { refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { Reassign } from "./schema.ts";

/** Gives a record into other hands, for every process that says whose hands it lies in. */
export function reassignRoute<S, C extends { type: string }>(
  process: Process<S, C>,
  { path, tag }: { path: string; tag: string },
): Route {
  const right = "matter.reassign";
  return route({
    method: "post",
    path: `${path}/{id}/reassignment`,
    tag,
    summary: "变更承办人或监督检查室",
    right,
    body: Reassign,
    answer: ReceiptView,
    does: "command",
    versioned: "yes",
    handle: ({ world, caller, params, body, idempotency, expectVersion }) =>
      execute(world, {
        process,
        id: params.id ?? "",
        district: caller.district,
        actor: caller.actor,
        right,
        tasks: "open",
        idempotency,
        expectVersion,
        decide: ({ state }, context) =>
          process.reassign?.(state, body, context) ?? refuse("record.unknown"),
      }),
  });
}
