import { districtOf } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { keptFrom } from "#kernel/permission/kept.ts";
import type { Event } from "#kernel/record/event.ts";
import { eventKey, listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { listedPage } from "#kernel/store/read-listed.ts";
import type { Task } from "#kernel/task/schema.ts";
import { askedRoles } from "#kernel/task/seats/assign.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { reseat } from "#kernel/task/seats/reseat.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { follow } from "#process/incident/follow.ts";
import { processOf } from "#processes";
import { resumeFailed } from "../chains/incident.ts";

/**
 * An officer who comes new into a role, or with it into another room, is asked what waits for it: each open
 * question of the district that one answer closes. What stood still for want of somebody goes on.
 */
export async function seatNewcomers(world: World, event: Event): Promise<void> {
  const before = await listBefore(world, event);
  const all = await newcomersIn(world, event, before);
  if (all.length === 0) return;
  await resumeFailed(world, event, before);
  const newcomers = all.filter(({ role }) => role !== "UNIT");
  for (const task of await openTasks(world, event.district)) {
    const process = await processOf(task.subject.kind);
    if (process === undefined || !oneCloses.includes(task.policy.type)) continue;
    const specIn = (state: unknown) =>
      (state === undefined ? undefined : process.stageIn?.(state, task.stage)) ??
      own(process.stages, task.stage);
    const record = await world.store.get(recordKey(task.subject.kind, task.subject.id));
    const asked = specIn(record?.state);
    const roles = asked === undefined ? [] : askedRoles(asked.asks);
    const isTheirs = newcomers.some(
      ({ role, room }) =>
        roles.includes(role) &&
        (task.room === undefined || room === undefined || room === task.room),
    );
    if (!isTheirs) continue;
    // What a question only tells of is a record of its own, with bars of its own.
    const tellsOf = process.bars?.(record?.state).of;
    const kept =
      tellsOf === undefined ? [] : (await keptFrom({ world, processOf }, tellsOf, newcomers)).all;
    await follow(world, event, "hand-over", {
      process,
      id: task.subject.id,
      part: task.id,
      tasks: "open",
      decide: ({ state }, context) => {
        const open = context.tasks.find(({ id }) => id === task.id);
        const spec = specIn(state);
        if (open === undefined || spec === undefined) return [];
        const { recused, ...rest } = barsOf(process, state, context);
        const bars = { ...rest, recused: [...recused, ...kept] };
        const reason = "人员名录变更，新任人员一并承办";
        return reseat(open, { spec, bars, reason, others: "stay" }, context);
      },
    });
  }
}

const oneCloses: readonly string[] = ["single", "any"];

/** Officers who had not this role in this room, or for this unit, before the list was named. */
async function newcomersIn(
  world: World,
  event: Event,
  before: readonly Officer[],
): Promise<Officer[]> {
  const district = await world.store.get(recordKey("district", event.district));
  return districtOf(district).officers.filter(
    ({ id, role, room, unit }) =>
      !before.some(
        (one) => one.id === id && one.role === role && one.room === room && one.unit === unit,
      ),
  );
}

/** The list as it was named last before this event; the changes of ties in between are no matter. */
export async function listBefore(world: World, event: Event): Promise<readonly Officer[]> {
  for (let seq = event.seq - 1; seq > 0; seq -= 1) {
    const earlier = await world.store.get(eventKey(event.kind, event.id, seq));
    const { officers } = (earlier?.data ?? {}) as { officers?: readonly Officer[] };
    if (officers !== undefined) return officers;
  }
  return [];
}

async function openTasks(world: World, district: string): Promise<Task[]> {
  const tasks: Task[] = [];
  let cursor: string | undefined;
  do {
    const request = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const page = await listedPage(world, listKeyOf(district, "task"), "OPEN#", request);
    tasks.push(...page.items.map(({ state }) => state as Task));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return tasks;
}
