import { dayOf, instantAt } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { type Officer, officersOf, roleNames } from "#kernel/district/role.ts";
import { mayReadKind } from "#kernel/permission/gate.ts";
import type { Event } from "#kernel/record/event.ts";
import { type Item, recordKey, taskKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import { objectRole } from "#kernel/task/seats/assign.ts";
import { derivedId } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { isGathering, isKnown, openIn, overdueIn } from "#process/ladder/describe.ts";
import { ladder } from "#process/ladder/process.ts";
import type { Ladder, Late } from "#process/ladder/schema.ts";
import { type Climb, climbs } from "#process/ladder/terms.ts";
import type { Letter } from "#process/letter/schema.ts";
import { processOf } from "#processes";
import type { Person } from "#registry/person/schema.ts";
import type { Unit } from "#registry/unit/schema.ts";

/** One letter holds so many questions; what is late besides goes into the next one. */
const most = 20;

/** Letters of a night are put before who signs them at this hour, before the morning's list is sent. */
const hour = "08:00";
const shortest = 10 * 60_000;

/**
 * A colour of the clock leads to its paper, one for each addressee and day however much of theirs is
 * late; a ladder's own questions have none.
 */
export async function climbLadder(world: World, event: Event): Promise<void> {
  const { step, due } = event.data as TaskData["task.reminded"];
  if (own(climbs, step) === undefined || event.kind === "ladder") return;
  const task = await taskOf(world, event);
  if (task?.status !== "OPEN" || task.escalation !== "ladder") return;
  const late = await lateOf(world, task);
  if (late === undefined || (late.type === "organ" && step === "YELLOW")) return;
  const { id, title, room, subject } = task;
  // What the office may not read is not named in the letters that it serves either.
  const isOpen = mayReadKind("OFFICE", subject.kind);
  const called = isOpen ? title : "有关办理事项";
  // Whoever is tied to these signs no letter about it, and sees none.
  const concerns = isOpen ? await concernsOf(world, subject) : [];
  await carryOut(world, event, {
    process: ladder,
    id:
      (await ladderOf(world, task)) ??
      (await gatheringId(world, task, [keyOf(late), step, dayOf(event.at)])),
    command: {
      type: "climb",
      step: step as Climb,
      of: { ...subject, task: id, title: called, due, ...(concerns.length > 0 && { concerns }) },
      late,
      until: untilOf(world.clock()),
      ...(room === undefined ? {} : { room }),
    },
  });
}

/**
 * The overdue question has ended, or has a day again that is still to come: everything that was asked
 * because of it ends.
 */
export async function endLadder(world: World, event: Event, asked?: Task): Promise<void> {
  const { colour } = event.data as TaskData["task.due-moved"];
  const isOver = "outcome" in event.data || event.type === "task.voided";
  const isInTime = event.type === "task.due-moved" && colour !== undefined && !isLate(colour);
  if ((!isOver && !isInTime) || event.kind === "ladder") return;
  const task = asked ?? (await taskOf(world, event));
  if (task === undefined || (isOver && (task.status === "OPEN" || !isLate(task.colour)))) return;
  const id = await ladderOf(world, task);
  if (id === undefined) return;
  const reason = isInTime
    ? "期限已延长，不再逾期"
    : task.status === "VOIDED"
      ? "事项内容已变更，重新办理"
      : "逾期事项已办结";
  await carryOut(world, event, {
    process: ladder,
    id,
    command: { type: "end", task: task.id, reason },
  });
}

function isLate(colour: Task["colour"]): boolean {
  return colour === "YELLOW" || colour === "RED";
}

/** The ladder that goes on because of an overdue question; one that is late anew gets another. */
async function ladderOf(world: World, { id, subject }: Task): Promise<string | undefined> {
  for await (const item of readAbout(world, subject.id, "ladder")) {
    const state = item.state as Ladder;
    if (state.status !== "CLOSED" && openIn(state).some(({ task }) => task === id))
      return String(item.id);
  }
  return undefined;
}

/** Where a question that is late as of now is written down: the letter that still takes some in. */
async function gatheringId(
  world: World,
  { id, district, room = "" }: Task,
  of: readonly string[],
): Promise<string> {
  for (let letter = 1; letter <= most; letter += 1) {
    const shared = derivedId("ladder", district, room, ...of, String(letter));
    const state = (await world.store.get(recordKey("ladder", shared)))?.state as Ladder | undefined;
    const takesMore = state === undefined || (isGathering(state) && overdueIn(state).length < most);
    if (takesMore || isKnown(state, id)) return shared;
  }
  return derivedId("ladder", id);
}

function untilOf(now: string): string {
  const soon = new Date(Date.parse(now) + shortest).toISOString();
  const morning = instantAt(dayOf(now), hour);
  return soon > morning ? soon : morning;
}

function keyOf(late: Late): string {
  switch (late.type) {
    case "unit":
      return late.unitId;
    case "person":
      return late.personId;
    case "officer":
      return late.officer;
    case "organ":
      return `${late.role} ${late.name}`;
  }
}

/** Whom a matter judges: people, units, places. */
async function concernsOf(world: World, { kind, id }: Task["subject"]): Promise<readonly string[]> {
  const item = await world.store.get(recordKey(kind, id));
  if (item === undefined) return [];
  return (await processOf(kind))?.bars?.(item.state).concerns ?? [];
}

async function taskOf(world: World, { task = "" }: Event): Promise<Task | undefined> {
  return (await world.store.get(taskKey(task)))?.state as Task | undefined;
}

/** Organs above and beside the commission get no letters from it: its secretary speaks to them. */
const organs: readonly string[] = ["PARTY_OFFICE", "ORG_DEPT", "OUTSIDE"];

/**
 * Who is late: the unit, the supervised person, the director of the room in which it lies, or who is
 * asked. Nobody here writes to the secretary: the deputy secretary is told (`recipientsOf`).
 */
async function lateOf(world: World, task: Task): Promise<Late | undefined> {
  const { officers } = await readDistrict(world, task.district);
  const seat = task.seats.find(({ part, state }) => part === "decider" && state === "ASKED");
  if (seat?.role === objectRole) return latePerson(world, seat.person);
  const asked = officers.find(({ id }) => id === seat?.person);
  if (asked === undefined || asked.role === "SECRETARY") return undefined;
  if (organs.includes(asked.role))
    return { type: "organ", name: asked.name, role: roleNames[asked.role] };
  if (asked.role === "UNIT") return lateUnit(world, task, asked);
  const isOfRoom = asked.role === "PROPOSER" || asked.role === "ROOM_DIRECTOR";
  const [director] = isOfRoom ? officersOf(officers, "ROOM_DIRECTOR", task.room ?? asked.room) : [];
  const { id, name, role } = director ?? asked;
  return { type: "officer", officer: id, name, role: roleNames[role] };
}

/** A supervised person by the library; their unit is told of it. */
async function latePerson(world: World, id: string): Promise<Late> {
  const item = await world.store.get(recordKey("person", id));
  const { name = "", unitId } = (item?.state as Person | undefined)?.content ?? {};
  const unit = unitId === undefined ? undefined : await world.store.get(recordKey("unit", unitId));
  const superior = (unit?.state as Unit | undefined)?.content.name;
  return {
    type: "person",
    personId: id,
    name,
    ...(superior === undefined ? {} : { superior }),
  };
}

/** A unit by the library; its superior as the letter names it, else the unit above. */
async function lateUnit(
  world: World,
  { subject }: Task,
  { unit = "", name }: Officer,
): Promise<Late> {
  const [found, record] = await world.store.getMany([
    recordKey("unit", unit),
    recordKey(subject.kind, subject.id),
  ]);
  const library = (item: Item | undefined) => (item?.state as Unit | undefined)?.content;
  const { name: unitName = name, parent } = library(found) ?? {};
  const { content } = (record?.state ?? {}) as Pick<Partial<Letter>, "content">;
  const above = parent === undefined ? undefined : await world.store.get(recordKey("unit", parent));
  const superior = content?.addressee?.superiorName ?? library(above)?.name;
  return {
    type: "unit",
    unitId: unit,
    unitName,
    ...(superior === undefined ? {} : { superior }),
  };
}
