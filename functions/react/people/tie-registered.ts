import type { DistrictCommand } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { officersOf } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, newNotice } from "#notice/notice.ts";
import { addNotices } from "../../mail/notices.ts";

/**
 * A tie that others have registered takes an officer out of matters: they are told, and so is the
 * secretary, where somebody else has consented to it.
 */
export async function tellOfTie(world: World, event: Event): Promise<void> {
  const { id, seq, at: createdAt, actor, district } = event;
  const { officer } = event.data as Extract<DistrictCommand, { type: "declare-tie" }>;
  if (actor === officer) return;
  const item = await world.store.get(recordKey("district", district));
  const { rules, officers } = districtOf(item);
  const told = (to: string, matter: Notice["matter"]) =>
    newNotice(
      { id: `${id}.${seq}.${to}`, district, to, matter, createdAt },
      "at-once",
      rules.calendars,
    );
  const secretaries = officersOf(officers, "SECRETARY", undefined).map((one) => one.id);
  await addNotices(world, [
    told(officer, { template: "tie-registered", whose: "own" }),
    ...secretaries
      .filter((one) => one !== officer && one !== actor)
      .map((one) => told(one, { template: "tie-registered", whose: "another's" })),
  ]);
}
