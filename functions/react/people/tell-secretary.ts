import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import { officersOf } from "#kernel/district/role.ts";
import { type Event, systemActor } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { type NoticeMatter, newNotice } from "#notice/notice.ts";
import { addNotices } from "../../mail/notices.ts";

/** Each time that a reporter's identity has been opened, the secretary is told (process sheet §4.6). */
export async function tellOfIdentity(world: World, event: Event): Promise<void> {
  const day = dayOf(event.at);
  await tellSecretaries(world, event, { template: "identity-opened", recordId: event.id, day });
}

/**
 * A configuration says how votes are counted, how people prove who they are, and when something is
 * late, as a calendar does. One administrator publishes it; the secretary is told, lest it changes
 * unseen. What a district is set up with is the operator's.
 */
export async function tellOfConfig(world: World, event: Event): Promise<void> {
  if (event.actor === systemActor.id) return;
  await tellSecretaries(world, event, { template: "config-published" });
}

async function tellSecretaries(world: World, event: Event, matter: NoticeMatter): Promise<void> {
  const { id, seq, at: createdAt, district } = event;
  const { rules, officers } = districtOf(await world.store.get(recordKey("district", district)));
  await addNotices(
    world,
    officersOf(officers, "SECRETARY", undefined).map(({ id: to }) =>
      newNotice(
        { id: `${id}.${seq}.${to}`, district, to, matter, createdAt },
        "working-hours",
        rules.calendars,
      ),
    ),
  );
}
