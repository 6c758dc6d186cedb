import type { Event } from "#kernel/record/event.ts";
import type { World } from "#kernel/world.ts";
import { decided } from "#notice/delivery.ts";
import { changeNotice, noticesOf } from "../../mail/notices.ts";

/** An answered question needs no notice any more; the way of each of its notices ends there. */
export async function noteAnswer(world: World, event: Event, taskId: string): Promise<void> {
  if (event.type !== "task.decided" && event.type !== "task.advised") return;
  const { person } = event.data as { person: string };
  for (const known of await noticesOf(world, taskId, [person]))
    await changeNotice(world, known.id, (notice) => decided(notice, event.at), known);
}
