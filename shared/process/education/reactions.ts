import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import type { LearningCommand } from "#process/learning/commands.ts";
import { learning, learningId } from "#process/learning/process.ts";
import type { Learning } from "#process/learning/schema.ts";
import type { EducationData } from "./events.ts";
import { education } from "./process.ts";
import type { Education } from "./schema.ts";
import type { Standing } from "./terms.ts";

/** A session has been announced, moved or cancelled: each participant's record follows it. */
export async function tellParticipants(world: World, event: Event): Promise<void> {
  const found = await world.store.get(recordKey("education", event.id));
  const state = found?.state as Education | undefined;
  if (state === undefined) return;
  const { on, type, title, place, room } = state;
  const session = { id: event.id, type, title, on, place };
  for (const { standing: _, score: __, ...person } of state.participants)
    await tell(
      world,
      event,
      person.personId,
      event.type === "education.cancelled"
        ? { type: "withdraw", session: event.id }
        : { type: "invite", session, person, room },
    );
}

/** A session has been moved; those who had not been told yet need not hear of it. */
export async function tellAgain(world: World, event: Event): Promise<void> {
  const found = await world.store.get(recordKey("education", event.id));
  if ((found?.state as Education | undefined)?.status !== "PLANNED")
    await tellParticipants(world, event);
}

/** What staff have written down for one participant. */
export async function registerParticipant(world: World, event: Event): Promise<void> {
  const { personId, ...attendance } = event.data as EducationData["education.registered"];
  await tell(world, event, personId, { type: "register", session: event.id, ...attendance });
}

/** A signature was not the participant's own: their record says that they were absent. */
export async function strikeParticipant(world: World, event: Event): Promise<void> {
  const { personId, reason } = event.data as EducationData["education.struck"];
  await tell(world, event, personId, { type: "strike", session: event.id, reason });
}

/** Attendance is confirmed: who did not sign in was absent, and both they and those on leave make up. */
export async function settleParticipants(world: World, event: Event): Promise<void> {
  const { missing } = event.data as EducationData["education.confirmed"];
  for (const personId of missing)
    await tell(world, event, personId, { type: "settle", session: event.id });
}

/** A participant's record tells the session where they stand. */
export async function noteStanding(world: World, event: Event): Promise<void> {
  const { session, personId, standing } = event.data as {
    session: string;
    personId: string;
    standing: Standing;
  };
  const command = { type: "note", personId, standing } as const;
  await carryOut(world, event, { process: education, id: session, command });
}

/** Where somebody stands whom a session may still wait for. */
const owed: readonly Standing[] = ["WITHDRAWN", "LEAVE", "ABSENT"];

/** A person's record has ended: the sessions that wait for them need not any more. */
export function leaveSessions(world: World, event: Event): Promise<void> {
  return leaveOwed(world, event, event.id);
}

/** The sessions that wait for the person of this record need not any more. */
export async function leaveOwed(world: World, event: Event, record: string): Promise<void> {
  const item = await world.store.get(recordKey("learning", record));
  const { person, entries = [] } = (item?.state ?? {}) as Partial<Learning>;
  if (person === undefined) return;
  const command = { type: "note-left", personId: person.personId } as const;
  for (const { id, standing } of entries)
    if (owed.includes(standing)) await carryOut(world, event, { process: education, id, command });
}

async function tell(
  world: World,
  event: Event,
  personId: string,
  command: LearningCommand,
): Promise<void> {
  const id = learningId(event.district, personId);
  await carryOut(world, event, { process: learning, id, command });
}
