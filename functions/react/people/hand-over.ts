import { districtOf } from "#kernel/district/read.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey, trayKey } from "#kernel/store/keys.ts";
import { decideTask } from "#kernel/task/decide.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { stageOfTask } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { type NoticeMatter, newNotice } from "#notice/notice.ts";
import type { Handed } from "#process/hands/schema.ts";
import { follow } from "#process/incident/follow.ts";
import type { Inspector } from "#process/inspection/team.ts";
import { processOf } from "#processes";
import { addNotices } from "../../mail/notices.ts";

type Order = { from: string; to: string; reason: string };
type Row = { subject: { kind: string; id: string }; taskId?: string };

/**
 * All that somebody has in hand goes to another by one act: first the matters that they lead, then
 * the places that they hold on questions. What the other may not take is set aside for a person.
 */
export async function handOverWork(world: World, event: Event): Promise<void> {
  const order = event.data as Order;
  const led = await allRows(world, trayKey(order.from, "started"));
  for (const { subject } of led) await giveMatter(world, event, subject, order);
  const waiting = await allRows(world, trayKey(order.from, "waiting"));
  for (const row of waiting) await giveSeat(world, event, row, order);
}

async function giveMatter(world: World, event: Event, { kind, id }: Row["subject"], order: Order) {
  const process = await processOf(kind);
  if (process?.reassign === undefined) return;
  await follow(world, event, "hand-over", {
    process,
    id,
    part: "lead",
    actor: { id: event.actor, role: event.role },
    tasks: "open",
    decide: ({ state }, context) => {
      const isTheirs = state !== undefined && process.bars?.(state).proposer === order.from;
      const isOver = isTheirs && process.ended?.includes(process.keys(state).status) === true;
      return isTheirs && !isOver ? (process.reassign?.(state, order, context) ?? []) : [];
    },
  });
}

async function giveSeat(world: World, event: Event, { subject, taskId }: Row, order: Order) {
  const { kind, id } = subject;
  const process = await processOf(kind);
  if (process === undefined || taskId === undefined) return;
  const { from, to, reason } = order;
  const actor = { id: event.actor, role: event.role };
  await follow(world, event, "hand-over", {
    process,
    id,
    part: taskId,
    actor,
    tasks: "open",
    decide: ({ state }, context) => {
      const task = context.tasks.find((one) => one.id === taskId);
      const set = state === undefined || !task ? undefined : process.stageIn?.(state, task.stage);
      const spec = set ?? own(process.stages, task?.stage ?? "");
      const seat = task?.seats.find(({ person }) => person === from);
      if (task === undefined || spec === undefined || seat?.part !== "decider") return [];
      const bars = barsOf(process, state, context);
      const opinion = reason;
      const command = { type: "hand-over", person: actor.id, from, to, opinion } as const;
      return decideTask(task, { ...command, by: "order" }, { spec, ...bars }, context);
    },
  });
}

async function allRows({ store }: World, tray: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.index(
      "todo",
      tray,
      { prefix: "" },
      cursor === undefined ? {} : { cursor },
    );
    rows.push(...(page.items as unknown as Row[]));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
}

/** Who has come to lead a matter is told; who has to answer something in it hears of that by itself. */
export async function tellHands(world: World, event: Event): Promise<void> {
  const { lead } = event.data as Handed;
  if (lead === undefined) return;
  await tellEach(world, event, [lead.to], { template: "taken-over", recordId: event.id });
}

/**
 * Who is to inspect is told (gap 9): all of a team once its plan stands, and who takes another's place.
 * Whoever planned it knows already.
 */
export async function tellInspectors(world: World, event: Event): Promise<void> {
  const team = await teamIn(world, event);
  const others = team.filter((officer) => officer !== event.actor);
  await tellEach(world, event, others, { template: "inspects", recordId: event.id });
}

/** The group's report is written, or written anew: who has not signed it yet is asked to. */
export async function tellSigners(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey(event.kind, event.id));
  const { plan } = (item?.state ?? {}) as Planned;
  const others = (plan?.team ?? []).map(({ officer }) => officer);
  const asked = others.filter((officer) => officer !== event.actor);
  await tellEach(world, event, asked, { template: "signs-report", recordId: event.id });
}

type Planned = { plan?: { team: readonly Inspector[] }; approved?: Planned["plan"] };

async function teamIn(world: World, { kind, id, type, data, task }: Event): Promise<string[]> {
  const { replacement, plan } = data as { replacement?: Inspector } & Planned;
  if (replacement !== undefined) return [replacement.officer];
  const isApproval = type === "task.decided" && stageOfTask(task ?? "") === "PLAN_APPROVAL";
  if (type === "task.decided" && !(isApproval && data.outcome === "approve")) return [];
  const item = isApproval ? await world.store.get(recordKey(kind, id)) : undefined;
  const { approved } = (item?.state ?? {}) as Planned;
  return ((isApproval ? approved : plan)?.team ?? []).map(({ officer }) => officer);
}

async function tellEach(
  world: World,
  { id, seq, at: createdAt, district }: Event,
  people: readonly string[],
  matter: NoticeMatter,
): Promise<void> {
  if (people.length === 0) return;
  const { calendars } = districtOf(await world.store.get(recordKey("district", district))).rules;
  await addNotices(
    world,
    people.map((to) =>
      newNotice(
        { id: `${id}.${seq}.${to}`, district, to, matter, createdAt },
        "working-hours",
        calendars,
      ),
    ),
  );
}
