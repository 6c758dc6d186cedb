import type { Action } from "#kernel/permission/actions.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import type { Process } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { newId } from "#kernel/text/id.ts";
import { reassignRoute } from "./hands/reassign-route.ts";

type Command = { type: string };

/**
 * Routes of a process's commands, from their own values: `POST {path}/{id}/{verb}`, or `POST {path}`
 * where the command makes the record. An internal one gets none, and one with a route of its own is
 * left to that. A record of another room than the right reaches is answered as if it were not there.
 * Records that lie in somebody's hands can be given into others.
 */
export function commandRoutes<S, C extends Command>(
  process: Process<S, C>,
  { path, tag }: { path: string; tag: string },
): Route[] {
  const routes = Object.entries(process.commands ?? {}).flatMap(([type, command]) => {
    if (command.access !== undefined && command.access !== "route") return [];
    const { verb, summary, right: action, body } = command;
    const made = route({
      method: "post",
      path: verb === undefined ? path : `${path}/{id}/${verb}`,
      tag,
      summary,
      right: action,
      body,
      answer: ReceiptView,
      does: "command",
      ...(verb === undefined ? {} : { versioned: "yes" as const }),
      handle: (call) => {
        const id = verb === undefined ? freshId(process, call) : (call.params.id ?? "");
        const given = { type, ...(call.body as object) } as unknown as C;
        return runCommand(process, call, { id, action, command: given });
      },
    });
    return [made];
  });
  return process.reassign === undefined
    ? routes
    : [...routes, reassignRoute(process, { path, tag })];
}

type AnyCall = Call<Record<string, string>, unknown, unknown>;
/** Who asks, and how a command that is sent twice, or for another version, is known; a PUT has neither. */
type Asking = Pick<AnyCall, "world" | "caller"> &
  Partial<Pick<AnyCall, "idempotency" | "expectVersion">>;

/** Makes a record by one command; sent again with the same key, the same record. */
export function makeRecord<S, C extends Command>(
  process: Process<S, C>,
  { expectVersion: _, ...asking }: Asking,
  { action, command }: { action: Action; command: C },
): Promise<Receipt | Refusal> {
  return runCommand(process, asking, { id: freshId(process, asking), action, command });
}

function freshId({ kind }: { kind: string }, { world }: Pick<AnyCall, "world">): string {
  return newId(kind, world.clock(), world.random(10));
}

/** Runs one command on a record, in the right that the caller needs for it. */
export function runCommand<S, C extends Command>(
  process: Process<S, C>,
  { world, caller, idempotency, expectVersion }: Asking,
  { id, action, command }: { id: string; action: Action; command: C },
): Promise<Receipt | Refusal> {
  const { district, actor } = caller;
  return execute(world, {
    process,
    id,
    district,
    actor,
    right: action,
    tasks: "open",
    idempotency,
    expectVersion,
    decide: ({ state }, context) => process.decide(state, command, context),
  });
}
