import type { Event } from "#kernel/event.ts";
import { systemActor } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import type { World } from "#kernel/world.ts";
import { enrollment } from "#process/enrollment/process.ts";

/** Whoever leaves a post cannot be consented to on it: open enrollments of the person take note. */
export async function noteLeftPost(world: World, event: Event): Promise<void> {
  const { items } = await world.store.index("about", event.id, { prefix: "enrollment#" });
  for (const { id } of items)
    await execute(world, {
      process: enrollment,
      id: id as string,
      district: event.district,
      actor: systemActor,
      decide: ({ state }, context) =>
        enrollment.decide(state, { type: "note-left-post", reason: "离任（信息库）" }, context),
    });
}
