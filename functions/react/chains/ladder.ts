import { readDistrict } from "#kernel/district/read.ts";
import { type Officer, officersOf, roleNames } from "#kernel/district/role.ts";
import { mayReadKind } from "#kernel/permission/gate.ts";
import type { Event } from "#kernel/record/event.ts";
import { type Item, recordKey, taskKey } from "#kernel/store/keys.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import { derivedId } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { ladder } from "#process/ladder/process.ts";
import type { Late } from "#process/ladder/schema.ts";
import { type Climb, climbs } from "#process/ladder/terms.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { Unit } from "#registry/unit/schema.ts";

/** A ladder is of one question. */
const idOf = (task: string) => derivedId("ladder", task);

/** A colour of the clock leads to its paper; a ladder's own questions have none. */
export async function climbLadder(world: World, event: Event): Promise<void> {
  const { step, due } = event.data as TaskData["task.reminded"];
  const task = await taskOf(world, event);
  const isClimb = own(climbs, step) !== undefined && event.kind !== "ladder";
  if (!isClimb || task?.status !== "OPEN" || task.escalation !== "ladder") return;
  const late = await lateOf(world, task);
  if (late === undefined) return;
  const { id, title, room, subject } = task;
  // What the office may not read is not named in the letters that it serves either.
  const called = mayReadKind("OFFICE", subject.kind) ? title : "有关办理事项";
  await carryOut(world, event, {
    process: ladder,
    id: idOf(id),
    command: {
      type: "climb",
      step: step as Climb,
      of: { ...subject, task: id, title: called, due },
      late,
      ...(room === undefined ? {} : { room }),
    },
  });
}

/** The overdue question has ended, so everything that was asked because of it ends. */
export async function endLadder(world: World, event: Event): Promise<void> {
  const isOver = "outcome" in event.data || event.type === "task.voided";
  if (!isOver || event.kind === "ladder") return;
  const task = await taskOf(world, event);
  if (task === undefined || task.status === "OPEN") return;
  if (task.colour !== "YELLOW" && task.colour !== "RED") return;
  const reason = task.status === "VOIDED" ? "事项内容已变更，重新办理" : "逾期事项已办结";
  await carryOut(world, event, {
    process: ladder,
    id: idOf(task.id),
    command: { type: "close", reason },
    settled: ["record.unknown"],
  });
}

async function taskOf(world: World, { task = "" }: Event): Promise<Task | undefined> {
  return (await world.store.get(taskKey(task)))?.state as Task | undefined;
}

/** Organs above and beside the commission get no letters from it, nor does who signs them. */
const without: readonly string[] = ["PARTY_OFFICE", "ORG_DEPT", "OUTSIDE", "SECRETARY"];

/** Who is late: the unit, the director of the room in which it lies, or the officer who is asked. */
async function lateOf(world: World, task: Task): Promise<Late | undefined> {
  const { officers } = await readDistrict(world, task.district);
  const seat = task.seats.find(({ part, state }) => part === "decider" && state === "ASKED");
  const asked = officers.find(({ id }) => id === seat?.person);
  if (asked === undefined || without.includes(asked.role)) return undefined;
  if (asked.role === "UNIT") return lateUnit(world, task, asked);
  const isOfRoom = asked.role === "PROPOSER" || asked.role === "ROOM_DIRECTOR";
  const [director] = isOfRoom ? officersOf(officers, "ROOM_DIRECTOR", task.room ?? asked.room) : [];
  const { id, name, role } = director ?? asked;
  return { type: "officer", officer: id, name, role: roleNames[role] };
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
