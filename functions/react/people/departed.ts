import { districtOf } from "#kernel/district/read.ts";
import { officersOf } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey, trayKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { newNotice } from "#notice/notice.ts";
import { addNotices } from "../../mail/notices.ts";
import { listBefore } from "./newcomers.ts";

/**
 * Somebody has left the list, their role or their room with work in hand: those who may hand it over
 * are told how much there is; never whose matters.
 */
export async function tellDeparted(world: World, event: Event): Promise<void> {
  const [district, before] = await Promise.all([
    world.store.get(recordKey("district", event.district)),
    listBefore(world, event),
  ]);
  const { rules, officers } = districtOf(district);
  for (const { id: officer, role, room } of before) {
    const isStill = officers.some(
      (one) => one.id === officer && one.role === role && one.room === room,
    );
    if (isStill || role === "UNIT") continue;
    const inHand = await countOf(world, officer);
    if (inHand === 0) continue;
    const told = [
      ...officersOf(officers, "ADMIN", undefined),
      ...officersOf(officers, "DEPUTY_SECRETARY", undefined),
    ].filter(({ id }) => id !== officer);
    const { id, seq, at: createdAt } = event;
    await addNotices(
      world,
      told.map(({ id: to }) =>
        newNotice(
          {
            id: `${id}.${seq}.departed.${officer}.${to}`,
            district: event.district,
            to,
            matter: { template: "departed", officer, inHand },
            createdAt,
          },
          "working-hours",
          rules.calendars,
        ),
      ),
    );
  }
}

/** Questions that wait for them; what is beyond a page is not counted. */
async function countOf({ store }: World, officer: string): Promise<number> {
  const trays = [trayKey(officer, "waiting"), trayKey(officer, "started")];
  const pages = await Promise.all(
    trays.map((tray) => store.index("todo", tray, { prefix: "" }, { limit: 100 })),
  );
  return pages.reduce((sum, { items }) => sum + items.length, 0);
}
