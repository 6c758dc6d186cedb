import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import { isStillObject, leavingBy } from "#process/enrollment/body/still-object.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { dossier } from "./process.ts";

/**
 * Supervision has begun: the file of each person opens, once a person; one that was closed goes on.
 * With it the duty to open one is done (D-ENR-9).
 */
export async function openFile(world: World, event: Event): Promise<void> {
  const found = await enrollmentOf(world, event);
  if (found === undefined) return;
  const { candidate, room } = found;
  const { unitId, unitName } = candidate;
  for (const { personId, personName: name } of personsOf(candidate)) {
    const opening = { type: "open", personId, name, unitId, unitName, room } as const;
    const id = dossierId(event.district, personId);
    await carryOut(world, event, { process: dossier, id, command: opening });
  }
  const command = { type: "note-file-opened" } as const;
  await carryOut(world, event, { process: enrollment, id: event.id, command });
}

/** Supervision has ended, of the object or of some of a body: their files are read-only from now on. */
export async function closeFile(world: World, event: Event): Promise<void> {
  const found = await enrollmentOf(world, event);
  if (found === undefined) return;
  for (const personId of leavingBy(event, personsOf(found.candidate))) {
    if (await isStillObject(world, event.district, personId)) continue;
    const id = dossierId(event.district, personId);
    // Of a person whose file was never opened there is none to close.
    const settled = ["record.unknown"] as const;
    await carryOut(world, event, { process: dossier, id, command: { type: "close" }, settled });
  }
}

/** A person has one file in a district. */
export function dossierId(district: string, personId: string): string {
  return derivedId("dossier", district, personId);
}

async function enrollmentOf(world: World, { id }: Event): Promise<Enrollment | undefined> {
  return (await world.store.get(recordKey("enrollment", id)))?.state as Enrollment | undefined;
}
