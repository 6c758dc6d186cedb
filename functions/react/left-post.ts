import type { Event } from "#kernel/event.ts";
import type { World } from "#kernel/world.ts";
import { noteLeft } from "#process/debriefing/reactions.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { follow } from "#process/incident/follow.ts";
import type { Leaving } from "#registry/person/schema.ts";

/**
 * Whoever leaves a post cannot be consented to on it, and an object who leaves it is reviewed early
 * (process sheet §4.1): every enrollment of the person takes note.
 */
export async function noteLeftPost(world: World, event: Event): Promise<void> {
  const { left } = event.data as { left: Leaving };
  const cause = left.reason.includes("退休") ? "RETIREMENT" : "TRANSFER";
  const reason = `离任（信息库）：${left.on} ${left.reason}`;
  const { items } = await world.store.index("about", event.id, { prefix: "enrollment#" });
  for (const { id } of items)
    await follow(world, event, "left-post", {
      process: enrollment,
      id: id as string,
      tasks: "open",
      decide: ({ state }, context) =>
        enrollment.decide(state, { type: "note-left-post", cause, reason }, context),
    });
  await noteLeft(world, event);
}
