import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import { officersOf } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { newNotice } from "#notice/notice.ts";
import { addNotices } from "../../mail/notices.ts";

/** Each time that a reporter's identity has been opened, the secretary is told (process sheet §4.6). */
export async function tellSecretary(world: World, event: Event): Promise<void> {
  const district = await world.store.get(recordKey("district", event.district));
  const { rules, officers } = districtOf(district);
  const { id, seq, at: createdAt } = event;
  const matter = { template: "identity-opened", recordId: id, day: dayOf(createdAt) } as const;
  await addNotices(
    world,
    officersOf(officers, "SECRETARY", undefined).map(({ id: to }) =>
      newNotice(
        { id: `${id}.${seq}.${to}`, district: event.district, to, matter, createdAt },
        "working-hours",
        rules.calendars,
      ),
    ),
  );
}
