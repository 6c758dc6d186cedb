import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { isDeath, leavingIn } from "#process/enrollment/review/leaving.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { isObject } from "#process/enrollment/terms.ts";
import { type Cause, carryOut } from "#process/incident/carry-out.ts";
import type { Lot } from "#process/lot/draw.ts";
import { openingOf } from "./declaration/opening.ts";
import { matters } from "./process.ts";
import type { Matters, Opening } from "./schema.ts";

/** Opens a report; one that is there already stays as it is. Outside the pilot nobody reports. */
export async function openReport(
  world: World,
  cause: Cause,
  { id, opening }: { id: string; opening: Opening },
): Promise<void> {
  const command = { type: "open", opening } as const;
  await carryOut(world, cause, { process: matters, id, command, settled: ["pilot.off"] });
}

/** With direct supervision: the first report, 30 days from the effective day (D-PMR-3). */
export async function openFirst(world: World, event: Event): Promise<void> {
  const state = await enrollmentOf(world, event.id);
  if (state === undefined) return;
  const base = state.effectiveOn ?? dayOf(event.at);
  const opening = await openingOf(world, state, {
    type: "FIRST",
    year: yearOf(base),
    limit: { code: "D-PMR-3", base },
  });
  const id = derivedId("matters", event.district, event.id, "FIRST");
  await openReport(world, event, { id, opening });
}

/** Another head of a body: they report within 30 days of leading it, and their predecessor owes nothing. */
export async function changeReporter(world: World, event: Event): Promise<void> {
  const { former, on } = event.data as { former: string; on: string };
  const state = await enrollmentOf(world, event.id);
  if (state === undefined) return;
  const opening = await openingOf(world, state, {
    type: "FIRST",
    year: yearOf(on),
    limit: { code: "D-PMR-3", base: on },
  });
  const id = derivedId("matters", event.district, event.id, "FIRST", String(event.seq));
  await openReport(world, event, { id, opening });
  if (await reportsStill(world, event.district, former)) return;
  // With the post they report that they have left it; nothing else is owed any more.
  await endOpen(world, event, former, { isOwed: isOfObject, reason: noObject });
}

/** Whether somebody reports by themselves, or for a body that they lead. */
async function reportsStill(world: World, district: string, person: string): Promise<boolean> {
  for await (const item of readAbout(world, person, "enrollment"))
    if (
      item.district === district &&
      isObject(String(item.status)) &&
      (item.state as Enrollment).candidate.personId === person
    )
      return true;
  return false;
}

/** Somebody leaves their post: they report with it. Who has died owes no report any more. */
export async function openLeaving(world: World, event: Event): Promise<void> {
  const left = leavingIn(event.data as { left?: { reason: string } });
  if (left !== undefined && isDeath(left))
    return endOpen(world, event, event.id, { isOwed: () => true, reason: "本人去世" });
  const { items } = await world.store.index("about", event.id, { prefix: "enrollment#" });
  const base = dayOf(event.at);
  for (const { id: enrollment } of items) {
    const item = await world.store.get(recordKey("enrollment", String(enrollment)));
    if (item === undefined || !isObject(String(item.status))) continue;
    const state = item.state as Enrollment;
    // Of a body its head reports, and nobody for a member who leaves.
    if (state.candidate.personId !== event.id) continue;
    const opening = await openingOf(world, state, {
      type: "LEAVING",
      year: yearOf(base),
      limit: { code: "D-PMR-LEAVING", base },
    });
    const id = derivedId(
      "matters",
      event.district,
      String(enrollment),
      "LEAVING",
      String(event.seq),
    );
    await openReport(world, event, { id, opening });
  }
}

/**
 * Somebody is no object any more, by this enrollment or another one: what they have not handed in is
 * not owed any more, but for what they report with leaving.
 */
export async function endReports(world: World, event: Event): Promise<void> {
  const { candidate, removal } = (await enrollmentOf(world, event.id)) ?? {};
  if (candidate === undefined) return;
  const { personId } = candidate;
  if (removal?.reason === "DEATH")
    return endOpen(world, event, personId, { isOwed: () => true, reason: "本人去世" });
  if (await reportsStill(world, event.district, personId)) return;
  await endOpen(world, event, personId, { isOwed: isOfObject, reason: noObject });
}

const noObject = "不再是提级监督对象";

function isOfObject({ type }: Matters): boolean {
  return type !== "LEAVING";
}

async function endOpen(
  world: World,
  event: Event,
  person: string,
  { isOwed, reason }: { isOwed: (state: Matters) => boolean; reason: string },
): Promise<void> {
  for await (const { id, district, state } of readAbout(world, person, "matters"))
    if (district === event.district && isOwed(state as Matters))
      await carryOut(world, event, {
        process: matters,
        id: String(id),
        command: { type: "end", reason },
      });
}

/** An occasion that has been told of before it is told of again after it (D-PMR-6). */
export async function openAfter(world: World, event: Event): Promise<void> {
  const {
    phase,
    eventOn,
    due: _,
    district: __,
    ...of
  } = event.data as Opening & {
    due?: unknown;
    district: string;
  };
  if (phase !== "BEFORE" || eventOn === undefined) return;
  const limit = { code: "D-PMR-6", base: eventOn };
  const id = derivedId("matters", event.id, "AFTER");
  await openReport(world, event, { id, opening: { ...of, eventOn, phase: "AFTER", limit } });
}

/** Everybody who was drawn is checked. */
export async function pickDrawn(world: World, event: Event): Promise<void> {
  const { picked } = event.data as unknown as Lot;
  for (const id of picked)
    await carryOut(world, event, {
      process: matters,
      id,
      command: { type: "pick", lot: event.id },
    });
}

/** The clue that a concealed report has led to. */
export async function linkClue(world: World, event: Event): Promise<void> {
  const { origin } = event.data as { origin?: { kind: string; id: string } };
  if (origin?.kind !== "matters") return;
  const command = { type: "note-clue", clueId: event.id } as const;
  await carryOut(world, event, { process: matters, id: origin.id, command });
}

async function enrollmentOf(world: World, id: string): Promise<Enrollment | undefined> {
  return (await world.store.get(recordKey("enrollment", id)))?.state as Enrollment | undefined;
}
