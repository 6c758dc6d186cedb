import { readDistrict } from "#kernel/district/read.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { concernsPerson, personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { person } from "./process.ts";
import type { PersonCommand } from "./schema.ts";
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
  const { rules } = await readDistrict(world, district);
  for (const { personId } of personsOf(state.candidate))
    await noteOn(world, event, { personId, rules, gone: undefined });
  const { gone = [], on = "" } = event.data as { gone?: readonly string[]; on?: string };
  for (const personId of gone)
    await noteOn(world, event, { personId, rules, gone: goneFrom({ id, state }, on) });
}

type NoteSupervision = Extract<PersonCommand, { type: "note-supervision" }>;

async function noteOn(
  world: World,
  event: Event,
  of: { personId: string; rules: Rules; gone: NoteSupervision | undefined },
): Promise<void> {
  const { personId, rules, gone } = of;
  let written = "";
  for (let tries = 0; tries < patience; tries += 1) {
    const enrolled = await enrolledOf(world, personId, event.district);
    const command = supervisionOf(enrolled, rules) ?? gone;
    if (command === undefined || hashOf(command) === written) return;
    // Who has no line in the library has none that could say it.
    const settled = ["record.unknown"] as const;
    await carryOut(world, event, { process: person, id: personId, command, settled });
    written = hashOf(command);
  }
  throw new TransientError(`Enrollments of ${personId} go on changing`);
}

/** What is said of somebody who is of a supervised body no more, and of no other object. */
function goneFrom({ id, state: { nomination } }: Enrolled, on: string): NoteSupervision {
  return {
    type: "note-supervision",
    enrollment: id,
    isKeyObject: false,
    supervision: {
      ...(nomination === undefined ? {} : { objectClass: nomination.objectClass }),
      standing: "REMOVED",
      removedOn: on,
      removalReason: "不再是班子（组织）成员",
    },
  };
}

async function enrolledOf(world: World, personId: string, district: string): Promise<Enrolled[]> {
  const found: Enrolled[] = [];
  for await (const item of readAbout(world, personId, "enrollment"))
    if (item.district === district)
      found.push({ id: String(item.id), state: item.state as Enrollment });
  return found.filter(({ state }) => concernsPerson(state.candidate, personId));
}
