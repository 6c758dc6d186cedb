import type { Day } from "#kernel/deadline/day.ts";
import { mayActFor } from "./family.ts";
import type { Officer, StandIn } from "./role.ts";

/** When and for what kind of record somebody is asked: stand-ins hold for days and kinds. */
export type Asking = { today: Day; kind: string };

/** Who acts for an officer, and the last day on which they may. */
export type ActingFor = { officer: Officer; until: Day };

/**
 * Who acts today for an officer on this kind of record. A stand-in who is away too is followed to
 * their own stand-in; the authority ends with the shortest of these periods. Nobody when a ring
 * leads back, or when the end of the chain may not act for this officer.
 */
export function actingFor(
  officer: Officer,
  officers: readonly Officer[],
  { today, kind }: Asking,
): ActingFor | undefined {
  const seen = new Set([officer.id]);
  let acting: ActingFor | undefined;
  let at = officer;
  for (;;) {
    const named = at.standIns?.find((standIn) => isIn(standIn, today, kind));
    if (named === undefined) break;
    const next = officers.find(({ id }) => id === named.deputy);
    if (next === undefined || seen.has(next.id)) return undefined;
    seen.add(next.id);
    const until = acting === undefined || named.until < acting.until ? named.until : acting.until;
    acting = { officer: next, until };
    at = next;
  }
  return acting !== undefined && mayActFor(acting.officer, officer) ? acting : undefined;
}

function isIn({ from, until, kinds }: StandIn, today: Day, kind: string): boolean {
  return from <= today && today <= until && (kinds === undefined || kinds.includes(kind));
}

/**
 * Whether a new stand-in would close a ring: on some day and kind of record, following stand-ins
 * from the one who is named leads back to the officer.
 */
export function closesRing(
  officer: string,
  { deputy, ...scope }: StandIn,
  officers: readonly Officer[],
): boolean {
  return leadsTo(officer, deputy, scope, officers, new Set());
}

type Scope = Pick<StandIn, "from" | "until" | "kinds">;

function leadsTo(
  target: string,
  at: string,
  scope: Scope,
  officers: readonly Officer[],
  passed: ReadonlySet<string>,
): boolean {
  if (at === target) return true;
  if (passed.has(at)) return false;
  const standIns = officers.find(({ id }) => id === at)?.standIns ?? [];
  return standIns.some((named) => {
    const shared = overlap(scope, named);
    return (
      shared !== undefined &&
      leadsTo(target, named.deputy, shared, officers, new Set([...passed, at]))
    );
  });
}

/** The days and kinds that two periods have in common. */
function overlap(a: Scope, b: Scope): Scope | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until < b.until ? a.until : b.until;
  const kinds =
    a.kinds === undefined ? b.kinds : a.kinds.filter((kind) => b.kinds?.includes(kind) ?? true);
  if (from > until || kinds?.length === 0) return undefined;
  return { from, until, ...(kinds === undefined ? {} : { kinds }) };
}
