import type { Event } from "#kernel/record/event.ts";
import type { World } from "#kernel/world.ts";
import { setAside } from "#process/incident/set-aside.ts";

/** A workflow that has failed: the matter stands still until somebody resumes it. */
export async function tellWorkflowFailure(world: World, event: Event): Promise<void> {
  const { kind, id, seq, district, data } = event;
  const { error } = data as { error?: string };
  await setAside(world, district, {
    step: "workflow",
    subject: { kind, id },
    reason: error ?? "WorkflowFailed",
    event: { kind, id, seq },
  });
}
