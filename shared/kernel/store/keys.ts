import { createHash } from "node:crypto";
import { dayOf } from "../deadline/day.ts";
import type { Event } from "../record/event.ts";
import type { Keys, Rec } from "../record/process.ts";
import type { Seat, Task } from "../task/schema.ts";
import { nextWakeOf } from "../task/time/next-wake.ts";
import { shortNumber } from "../text/short-number.ts";

export type Key = { pk: string; sk: string };
export type Item = Record<string, unknown> & Key;

/** How many partitions the wake index is spread over. */
export const wakeShards = 8;

export const recordKey = (kind: string, id: string) => ({ pk: `${kind}#${id}`, sk: "record" });
export const eventKey = (kind: string, id: string, seq: number) => ({
  pk: `${kind}#${id}`,
  sk: `event#${String(seq).padStart(10, "0")}`,
});
/** What an event holds the hash of only. */
export const apartKey = (kind: string, id: string, seq: number) => ({
  pk: `${kind}#${id}`,
  sk: `apart#${String(seq).padStart(10, "0")}`,
});
export const taskKey = (id: string) => recordKey("task", id);
export const tokenKey = (taskId: string) => ({ pk: `task#${taskId}`, sk: "token" });
export const seatKey = (taskId: string, person: string) => ({
  pk: `task#${taskId}`,
  sk: `seat#${person}`,
});
export const sealKey = (hash: string) => ({ pk: `seal#${hash}`, sk: "seal" });
export const linkKey = (hash: string) => ({ pk: `link#${hash}`, sk: "link" });
export const idempotencyKey = (actor: string, key: string) => ({
  pk: `idempotency#${actor}#${key}`,
  sk: "result",
});
export const counterKey = (district: string, name: string) => ({
  pk: `count#${district}#${name}`,
  sk: "number",
});
/** The key that seals the cursors of lists. */
export const cursorKeyKey = { pk: "secret#cursor", sk: "secret" };
export const claimKey = (claim: string) => ({ pk: `claim#${claim}`, sk: "claim" });
/** Who bears an official number: one document of a district, kind and year. */
export const numberKey = (district: string, kind: string, number: string) => ({
  pk: `number#${district}#${kind}#${number}`,
  sk: "number",
});
export const noticeKey = (id: string) => ({ pk: `notice#${id}`, sk: "notice" });
/** One line of what happened to a link's second factor, numbered from 1; never written again. */
export const linkAuditKey = (hash: string, number: number) => ({
  pk: `link#${hash}`,
  sk: `audit#${String(number).padStart(6, "0")}`,
});
export const listKeyOf = (district: string, kind: string) => `${district}#${kind}`;
export const wakeKeyOf = (shard: number) => `wake#${shard}`;

/** What a record is found by in the about index when somebody says its short number. */
export const shortKeyOf = (district: string, short: string) => `short#${district}#${short}`;

/** The shard that an id always wakes on. */
function shardOf(id: string): number {
  return (createHash("sha1").update(id).digest()[0] ?? 0) % wakeShards;
}

export function wakeAttributes(id: string, wakeAt: string | undefined): Record<string, string> {
  return wakeAt === undefined ? {} : { wakeKey: wakeKeyOf(shardOf(id)), wakeAt };
}

/** What a record itself is found by: what it lies within, else its short number. */
export function foundBy({ district, id }: Pick<Rec, "district" | "id">, { within }: Keys): string {
  return within ?? shortKeyOf(district, shortNumber(id));
}

/** A record as it lies in the table. */
export function recordItem(rec: Rec, keys: Keys): Item {
  return {
    ...recordKey(rec.kind, rec.id),
    ...rec,
    status: keys.status,
    summary: keys.summary,
    listKey: listKeyOf(rec.district, rec.kind),
    listSort: `${keys.status}#${keys.sort}#${rec.id}`,
    ...aboutAttributes(rec, keys, foundBy(rec, keys)),
    ...wakeAttributes(rec.id, keys.wakeAt),
  };
}

function aboutAttributes({ kind, id }: Rec, { sort }: Keys, about: string) {
  return { aboutKey: about, aboutSort: `${kind}#${sort}#${id}` };
}

/** One row that finds a record by somebody or something it concerns. */
export function aboutItem(rec: Rec, keys: Keys, about: string): Item {
  return {
    pk: `${rec.kind}#${rec.id}`,
    sk: `about#${about}`,
    ...aboutAttributes(rec, keys, about),
    kind: rec.kind,
    id: rec.id,
    district: rec.district,
  };
}

export function eventItem(event: Event): Item {
  return { ...eventKey(event.kind, event.id, event.seq), ...event };
}

/**
 * A task as it lies in the table; it sleeps until the next step of its plan. Among the open ones it lies
 * by its due day, among the ended ones by the day on which it ended.
 */
export function taskItem({ version: _read, ...task }: Task, version: number): Item {
  return {
    ...taskKey(task.id),
    kind: "task",
    id: task.id,
    district: task.district,
    version,
    state: task,
    status: task.status,
    listKey: listKeyOf(task.district, "task"),
    listSort: `${task.status}#${endedOn(task) ?? dueSort(task)}#${task.id}`,
    ...wakeAttributes(task.id, nextWakeOf(task)),
  };
}

/**
 * Where a person finds a seat: what waits for them, what they have decided, what they were copied on;
 * "ended" holds what was served on somebody outside and closed without an answer of theirs.
 */
export type Tray = "waiting" | "decided" | "copied" | "ended";

/** Who is served on, and keeps a list of it: supervised units and people. */
const served: readonly string[] = ["UNIT", "OBJECT"];

/** The key of somebody's tray in the `todo` index; what they started and were told lies there too. */
export const trayKey = (person: string, tray: Tray | "started" | "notices") =>
  tray === "waiting" ? person : `${person}#${tray}`;

/** The tray that a seat lies in; none when it asks nothing and was never answered. */
export function trayOf(task: Pick<Task, "status">, seat: Seat): Tray | undefined {
  if (seat.state === "RECUSED" || seat.state === "REMOVED") return undefined;
  if (seat.part === "copied") return "copied";
  if (seat.ballot !== undefined) return "decided";
  if (seat.state !== "ASKED") return undefined;
  if (task.status === "OPEN") return "waiting";
  return served.includes(seat.role) ? "ended" : undefined;
}

/** A seat as its person's inbox finds it. */
export function seatItem(task: Task, seat: Seat, tray: Tray): Item {
  const { person, part, attempt, ballot } = seat;
  const sort = tray === "waiting" ? dueSort(task) : (ballot?.at ?? task.openedAt);
  return {
    ...seatKey(task.id, person),
    kind: "seat",
    todoKey: trayKey(person, tray),
    todoSort: `${sort}#${task.id}`,
    taskId: task.id,
    district: task.district,
    subject: task.subject,
    stage: task.stage,
    title: task.title,
    due: task.due,
    colour: task.colour,
    part,
    attempt,
    ...(ballot === undefined ? {} : { decided: { action: ballot.action, at: ballot.at } }),
  };
}

/** One row that finds a record among what its proposer has started. */
export function starterItem(rec: Rec, keys: Keys, proposer: string): Item {
  return {
    pk: `${rec.kind}#${rec.id}`,
    sk: "starter",
    kind: "starter",
    todoKey: trayKey(proposer, "started"),
    todoSort: `${rec.createdAt}#${rec.id}`,
    subject: { kind: rec.kind, id: rec.id },
    district: rec.district,
    summary: keys.summary,
  };
}

function endedOn({ closedAt }: Task): string | undefined {
  return closedAt === undefined ? undefined : dayOf(closedAt);
}

function dueSort(task: Task): string {
  return task.due.effectiveDue ?? task.due.provisional ?? task.due.nominalDue ?? "9999-12-31";
}
