import { dayOf } from "#kernel/deadline/day.ts";
import type { Receipt } from "#kernel/record/execute.ts";
import { send } from "#kernel/record/send.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Caller } from "#kernel/route/route.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { reading, type Taken } from "./process.ts";

/**
 * Adds one reading to the chain of its officer and month, before what was read is handed out; whoever
 * cannot keep it hands nothing out.
 */
export function keepReading(
  world: World,
  { district, actor }: Pick<Caller, "district" | "actor">,
  taken: Taken,
): Promise<Receipt | Refusal> {
  const month = dayOf(world.clock()).slice(0, 7);
  const id = derivedId("reading", district, actor.id, month);
  return send(world, reading, { id, district, actor }, { type: "keep" as const, taken });
}
