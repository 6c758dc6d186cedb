import type { Refusal } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import type { World } from "../world.ts";
import { type Actor, type Event, systemActor } from "./event.ts";
import { execute, type Receipt } from "./execute.ts";
import type { Process } from "./process.ts";

/**
 * What a process does when another has said something; harmless when repeated. `asked` is the question
 * that the event is about, as it was read after the event.
 */
export type Listener = (world: World, event: Event, asked?: Task) => Promise<void>;

/** Which record a command goes to, and in whose name; in the system's unless said. */
export type To = { id: string; district: string; actor?: Actor };

/**
 * One command on one record, as reactions and schedules give it. What is refused is the caller's to
 * deal with; `carryOut` puts it before a person.
 */
export function send<S, C extends { type: string }>(
  world: World,
  process: Process<S, C>,
  { id, district, actor = systemActor }: To,
  command: C,
): Promise<Receipt | Refusal> {
  return execute(world, {
    process,
    id,
    district,
    actor,
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) => process.decide(state, command, context),
  });
}
