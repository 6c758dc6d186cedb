import type { Rules } from "#kernel/district/rules.ts";
import type { Event } from "#kernel/record/event.ts";
import { type Notice, newNotice } from "#notice/notice.ts";
import { processOf } from "#processes";

/** The proposer of a matter hears how it ended; the mail only says that there is a result. */
export async function outcomeNotices(
  event: Event,
  state: unknown,
  { calendars }: Rules,
): Promise<Notice[]> {
  const { outcome } = event.data as { outcome?: string };
  const { tells = [], bars } = (await processOf(event.kind)) ?? {};
  if (outcome === undefined || bars === undefined || !tells.includes(outcome)) return [];
  const { id, seq, district, at: createdAt } = event;
  const { proposer: to } = bars(state as never);
  const about = { template: "told", recordId: id } as const;
  const told = { id: `${id}.${seq}.${to}`, district, to, matter: about, createdAt };
  return [newNotice(told, "working-hours", calendars)];
}
