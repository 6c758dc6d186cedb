import { addDays, dayOf } from "#kernel/deadline/day.ts";
import type { Finding } from "#kernel/verify/finding.ts";
import type { Followed } from "#kernel/verify/record.ts";
import type { SealedHead } from "./seals.ts";

/** Between which nights seals exist, and how many days after its date an event may be sealed. */
export type Nights = { first: string | undefined; last: string | undefined; lagDays: number };

/**
 * Holds a record's chain against the seals: every sealed head is still there under its number, and
 * every event was sealed soon after the instant that it names. One finding of each, the earliest.
 */
export function checkSealed(
  { kind, id }: { kind: string; id: string },
  { events, place, findings }: Followed,
  heads: readonly SealedHead[],
  nights: Nights,
): Finding[] {
  const isBroken = findings.some(({ seq }) => seq !== undefined && seq > place.seq);
  const inOrder = heads.toSorted((a, b) => a.seq - b.seq);
  const lost = inOrder.find(({ seq, hash }) => events[seq - 1]?.hash !== hash);
  if (lost !== undefined) {
    const { seq, day: what } = lost;
    const isGone = events.length < seq;
    if (isGone && isBroken) return [];
    const code = isGone ? "event.missing" : "seal.contradicts";
    return [{ code, kind, id, seq: isGone ? events.length + 1 : seq, what }];
  }
  for (const [place, { at }] of events.entries()) {
    const seq = place + 1;
    const day = dayOf(at);
    const sealedOn = heads
      .filter((head) => head.seq >= seq)
      .map((head) => head.day)
      .sort()[0];
    if (sealedOn === undefined) {
      if (isOverdue(day, seq, inOrder, nights)) return [{ code: "event.unsealed", kind, id, seq }];
    } else if (day > sealedOn || addDays(day, nights.lagDays) < sealedOn)
      return [{ code: "event.backdated", kind, id, seq, what: sealedOn }];
  }
  return [];
}

/** No night has sealed the event, though some should have. */
function isOverdue(
  day: string,
  seq: number,
  heads: readonly SealedHead[],
  { first, last, lagDays }: Nights,
): boolean {
  if (first === undefined || last === undefined) return false;
  const isSince = day >= first || heads.some((head) => head.seq < seq);
  return isSince && addDays(day, lagDays) <= last;
}
