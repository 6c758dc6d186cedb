import { linkHash, linkSecret } from "#kernel/link/secret.ts";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { World } from "#kernel/world.ts";

/** 解锁: the wrong tries at somebody's link are forgotten; doing it twice does no more. */
export async function unlockLink(world: World, event: Event): Promise<void> {
  const { person, attempt } = event.data as TaskData["task.link-unlocked"];
  const taskId = event.task ?? "";
  const hash = linkHash(linkSecret(world.linkKey, { taskId, person, attempt }));
  await world.store.transact([{ remove: { pk: `link#${hash}`, sk: "tries" }, when: "any" }]);
}
