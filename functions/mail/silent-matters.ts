import { dayOf } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { atPartyCommittee, silentFor } from "#process/enrollment/stages/silence.ts";

/** A matter of whose number a message may speak, and the working days of silence. */
export type Silent = { number: string; workdays: number };

/** The district's matters on which the party committee has been silent too long, oldest first. */
export async function silentMatters(
  world: World,
  district: string,
  { calendars }: Rules,
): Promise<Silent[]> {
  const today = dayOf(world.clock());
  const found: Silent[] = [];
  for (const status of atPartyCommittee) {
    const list = readListed(world, listKeyOf(district, "enrollment"), `${status}#`);
    for await (const { id, state } of list) {
      const workdays = silentFor(state as Enrollment, calendars, today);
      if (workdays !== undefined) found.push({ number: String(id), workdays });
    }
  }
  return found.sort((one, other) => other.workdays - one.workdays);
}
