import { districtOf } from "#kernel/district/read.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, newNotice } from "#notice/notice.ts";
import type { Entry } from "#process/contact/process.ts";
import { addNotices } from "../../mail/notices.ts";
import { renewedLinkTo } from "../notices/link-to.ts";

/** More questions than this never wait for one person; the digest tells what is beyond. */
const most = 100;

/**
 * A supervised person can be reached now, or elsewhere than before: every question that still waits
 * for them is sent there, with a link whose life begins again.
 */
export async function tellWhatWaits(world: World, event: Event): Promise<void> {
  const { person } = event.data as Entry;
  const { items } = await world.store.index("todo", person, { prefix: "" }, { limit: most });
  const seats = items.filter(({ district }) => district === event.district);
  const [district, ...tasks] = await world.store.getMany([
    recordKey("district", event.district),
    ...seats.map(({ taskId }) => taskKey(String(taskId))),
  ]);
  const { rules } = districtOf(district);
  const notices: Notice[] = [];
  for (const [place, item] of tasks.entries()) {
    const task = item?.state as Task | undefined;
    if (task?.status !== "OPEN") continue;
    await renewedLinkTo(world, task, { person, attempt: Number(seats[place]?.attempt) }, rules);
    const told = {
      id: `contact.${event.id}.${event.seq}.${task.id}`,
      district: event.district,
      to: person,
      matter: { template: "assigned" as const, taskId: task.id },
      createdAt: world.clock(),
    };
    notices.push(newNotice(told, "working-hours", rules.calendars));
  }
  await addNotices(world, notices);
}
