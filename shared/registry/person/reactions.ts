import { readDistrict } from "#kernel/district/read.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { person } from "./process.ts";
import { type Enrolled, supervisionOf } from "./supervision.ts";

const patience = 3;

/**
 * Writes into the library what an enrollment has come to: nobody types it a second time.
 * What is written follows from all enrollments of the person as they are now, and is looked at again
 * afterwards, so two reactions at a time end with the later state.
 * @throws TransientError while the enrollments go on changing; the stream comes again.
 */
export async function noteSupervision(world: World, event: Event): Promise<void> {
  const { id, district } = event;
  const state = (await world.store.get(recordKey("enrollment", id)))?.state as
    | Enrollment
    | undefined;
  if (state === undefined) return;
  const { personId } = state.candidate;
  const { rules } = await readDistrict(world, district);
  let written = "";
  for (let tries = 0; tries < patience; tries += 1) {
    const command = supervisionOf(await enrolledOf(world, personId, district), rules);
    if (command === undefined || hashOf(command) === written) return;
    // Who has no line in the library has none that could say it.
    const settled = ["record.unknown"] as const;
    await carryOut(world, event, { process: person, id: personId, command, settled });
    written = hashOf(command);
  }
  throw new TransientError(`Enrollments of ${personId} go on changing`);
}

async function enrolledOf(world: World, personId: string, district: string): Promise<Enrolled[]> {
  const found: Enrolled[] = [];
  for await (const item of readAbout(world, personId, "enrollment"))
    if (item.district === district)
      found.push({ id: String(item.id), state: item.state as Enrollment });
  return found.filter(({ state }) => state.candidate.personId === personId);
}
