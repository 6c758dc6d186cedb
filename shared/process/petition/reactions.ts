import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { endedWith, standingOf } from "#process/clue/reactions.ts";
import type { Ending } from "#process/clue/terms.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { petition } from "./process.ts";
import type { Petition } from "./schema.ts";
import { type Conclusion, legalClocks } from "./terms.ts";

/** a petition about an object, or about one's supervised time, goes to the room that supervises. */
export async function route(world: World, event: Event): Promise<void> {
  const { id, district } = event;
  const state = await stateOf(world, id);
  const { personId, period: facts } = state?.registration ?? {};
  if (state === undefined || personId === undefined) return;
  const days = { receivedOn: state.receivedOn, ...(facts === undefined ? {} : { facts }) };
  const standing = await standingOf(world, district, personId, days);
  if (standing !== undefined)
    await carryOut(world, event, {
      process: petition,
      id,
      command: { type: "route", ...standing },
    });
}

/** A repeated report counts with the first one; its handlers learn that there is one, and no more. */
export async function noteRepeat(world: World, event: Event): Promise<void> {
  const { of } = event.data as { of: string };
  const command = { type: "note-repeat", by: event.id } as const;
  await carryOut(world, event, { process: petition, id: of, command });
}

/** What became of the clue that a petition led to, or of the one that it was joined to, is its end. */
export async function complete(world: World, event: Event): Promise<void> {
  for (const { id, state, ending } of await endedWith(world, event.id)) {
    if (state.origin?.kind !== "petition") continue;
    const conclusion = conclusionOf[ending.kind];
    const command = { type: "complete", conclusion, clue: id } as const;
    await carryOut(world, event, { process: petition, id: state.origin.id, command });
  }
}

/** A legal clock that has run out, or was met too late, is noted for good; its reason is asked for. */
export async function noteMissed(world: World, event: Event): Promise<void> {
  const { id, at, task } = event;
  if (task === undefined) return;
  const asked = (await world.store.get(taskKey(task)))?.state as Task | undefined;
  const due = asked?.due.effectiveDue ?? undefined;
  const code = asked?.due.ruleCode ?? "";
  if (due === undefined || dayOf(at) <= due || !legalClocks.includes(code)) return;
  await carryOut(world, event, {
    process: petition,
    id,
    command: { type: "note-missed", code, due },
  });
}

const conclusionOf: Readonly<Record<Ending, Conclusion>> = {
  UNPROVEN: "UNVERIFIABLE",
  UNTRUE: "UNTRUE",
  ACCEPTED: "UNTRUE",
  FIRST_FORM: "TRUE",
  NO_MEASURE: "PARTLY_TRUE",
  NOT_REFUNDABLE: "TRUE",
  SUBJECT_GONE: "UNVERIFIABLE",
  DISPOSED: "TRUE",
  TRANSFERRED: "UNVERIFIABLE",
  MERGED: "UNVERIFIABLE",
};

async function stateOf(world: World, id: string): Promise<Petition | undefined> {
  return (await world.store.get(recordKey("petition", id)))?.state as Petition | undefined;
}
