import { districtOf } from "#kernel/district/read.ts";
import type { Event } from "#kernel/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { newNotice } from "#notice/notice.ts";
import { processOf } from "#processes";
import { addNotices } from "../notices.ts";

/** Whoever proposed a matter hears how it ended; the mail only says that there is a result. */
export async function tellProposer(world: World, event: Event): Promise<void> {
  const { outcome } = event.data as { outcome?: string };
  if (outcome === undefined) return;
  const { tells = [], matter } = (await processOf(event.kind)) ?? {};
  if (matter === undefined || !tells.includes(outcome)) return;
  const [record, district] = await world.store.getMany([
    recordKey(event.kind, event.id),
    recordKey("district", event.district),
  ]);
  const { id, seq, at: createdAt } = event;
  const { proposer } = matter(record?.state);
  const about = { template: "told", recordId: id } as const;
  const told = { id: `${id}.${seq}.${proposer}`, district: event.district, createdAt };
  const { calendars } = districtOf(district).rules;
  await addNotices(world, [
    newNotice({ ...told, to: proposer, matter: about }, "working-hours", calendars),
  ]);
}
