import { type Due, dueDayOf } from "#kernel/deadline/count.ts";
import { mintLink } from "#kernel/link/link.ts";
import type { Rules } from "#kernel/rules.ts";
import type { Guard } from "#kernel/store/write.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";

/** The address of one person's link; written "any" its life begins again. */
export async function linkTo(
  world: World,
  task: Task,
  seat: { person: string; attempt: number },
  { rules, when }: { rules: Rules; when: Guard },
): Promise<string> {
  const link = mintLink(world.linkKey, task, seat, world.clock(), rules);
  await world.store.transact([{ put: link.item, when }]);
  return `${world.siteUrl}/l/${link.secret}`;
}

/** A due day as people read it. */
export function dueText(due: Due): string {
  return due.effectiveDue ?? `${dueDayOf(due)}（暂定）`;
}
