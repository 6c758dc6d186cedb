import type { Calendars } from "#kernel/deadline/calendar.ts";
import { workdaysAfter } from "#kernel/deadline/count.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { workdaysBetween } from "#kernel/deadline/span.ts";
import type { Enrollment } from "../schema.ts";
import { runsFrom } from "./clock.ts";

/** Statuses in which the party committee of the same level has the word. */
export const atPartyCommittee = ["PARTY_PENDING", "REMOVAL_PARTY"] as const;

/** Working days of silence that go by before the secretary is told (process sheet §4.1, bad paths). */
const patience = 30;

/**
 * Working days for which the party committee has been silent, once they are more than 30; undefined
 * before. `today` in Shanghai. Silence stays silence: nothing follows from it but a list.
 */
export function silentFor(state: Enrollment, calendars: Calendars, today: Day): number | undefined {
  const isAsked = (atPartyCommittee as readonly string[]).includes(state.status);
  const asked = runsFrom(state);
  return isAsked && today > workdaysAfter(calendars, asked, patience)
    ? workdaysBetween(calendars, asked, today)
    : undefined;
}
