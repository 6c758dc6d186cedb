import type { Event } from "#kernel/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { noticeItem } from "#notice/notice.ts";
import { processes } from "#processes";

/** Whoever proposed a matter hears how it ended; the mail only says that there is a result. */
export async function tellProposer(world: World, event: Event): Promise<void> {
  const { outcome } = event.data as { outcome?: string };
  const { tells = [], matter } = processes[event.kind] ?? {};
  if (outcome === undefined || matter === undefined || !tells.includes(outcome)) return;
  const record = await world.store.get(recordKey(event.kind, event.id));
  const { proposer } = matter(record?.state);
  const notice = noticeItem({
    id: `${event.id}.${event.seq}.${proposer}`,
    district: event.district,
    to: proposer,
    matter: { template: "told", recordId: event.id },
    status: "READY",
    createdAt: event.at,
  });
  await world.store.transact([{ put: notice, when: "absent" }]);
}
