import { addDays, dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { debriefing } from "#process/debriefing/process.ts";
import { leaveOwed } from "#process/education/reactions.ts";
import { concernsPerson, personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { supervised } from "#process/enrollment/terms.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { learning } from "#process/learning/process.ts";
import { matters } from "#process/matters/process.ts";
import { openDebriefing } from "../../cycle/open-debriefings.ts";
import { openAnnual } from "../../cycle/open-matters.ts";

/**
 * Supervision rests: so do the limits of what its people owe, their reports, their debriefing and their
 * education (process sheet §4.1: duties paused, not deleted); sessions do not wait for them.
 */
export async function restWithObject(world: World, event: Event): Promise<void> {
  const { proposal } = event.data as { proposal: { from: string } };
  const { from } = proposal;
  const rest = { type: "rest", from } as const;
  for await (const { id, kind } of duties(world, event)) {
    if (kind === "matters") await carryOut(world, event, { process: matters, id, command: rest });
    if (kind === "debriefing")
      await carryOut(world, event, { process: debriefing, id, command: rest });
    if (kind === "learning") {
      await carryOut(world, event, { process: learning, id, command: rest });
      await leaveOwed(world, event, id);
    }
  }
}

/** Supervision runs on: so do the limits, and what the calendar has opened for others meanwhile is opened. */
export async function runOnWithObject(world: World, event: Event): Promise<void> {
  const { on, days } = event.data as { on: string; days: number };
  const runOn = { type: "run-on", on, days } as const;
  for await (const { id, kind } of duties(world, event)) {
    if (kind === "matters") await carryOut(world, event, { process: matters, id, command: runOn });
    if (kind === "debriefing")
      await carryOut(world, event, { process: debriefing, id, command: runOn });
    if (kind === "learning")
      await carryOut(world, event, { process: learning, id, command: runOn });
  }
  const state = await enrollmentOf(world, event);
  if (state === undefined) return;
  const missed = { from: addDays(on, -days), today: dayOf(event.at), district: event.district };
  await openDebriefing(world, missed, { id: event.id, state });
  await openAnnual(world, missed, { id: event.id, state });
}

/** What the people of an object owe, but for those whom another enrollment has under supervision. */
async function* duties(world: World, event: Event): AsyncGenerator<{ id: string; kind: string }> {
  const state = await enrollmentOf(world, event);
  for (const { personId } of state === undefined ? [] : personsOf(state.candidate)) {
    const about: { id: string; kind: string }[] = [];
    let isElsewhere = false;
    for await (const { id, kind, district, status, state: of } of readAbout(world, personId)) {
      if (district !== event.district) continue;
      about.push({ id: String(id), kind: String(kind) });
      if (kind === "enrollment" && id !== event.id && isSupervised(String(status)))
        isElsewhere ||= concernsPerson((of as Enrollment).candidate, personId);
    }
    if (!isElsewhere) yield* about;
  }
}

function isSupervised(status: string): boolean {
  return supervised.some((one) => one === status);
}

async function enrollmentOf(world: World, { kind, id }: Event): Promise<Enrollment | undefined> {
  return (await world.store.get(recordKey(kind, id)))?.state as Enrollment | undefined;
}
