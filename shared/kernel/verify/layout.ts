import { createHash } from "node:crypto";
import { kinds } from "../record/kinds.ts";
import type { Seat, Task } from "../task/schema.ts";

/**
 * How things lie in the table, written down once more and apart from the code that lays them there: a
 * fault of the writers would else be repeated here and never be found (S4).
 */
export type Key = { pk: string; sk: string };

const tenDigits = (seq: number) => String(seq).padStart(10, "0");

/** Where a record, one of its events, and what lies apart from that event are. */
export const placeOf = (kind: string, id: string): Key => ({ pk: `${kind}#${id}`, sk: "record" });
export const eventPlace = (kind: string, id: string, seq: number): Key => ({
  pk: `${kind}#${id}`,
  sk: `event#${tenDigits(seq)}`,
});
export const apartPlace = (kind: string, id: string, seq: number): Key => ({
  pk: `${kind}#${id}`,
  sk: `apart#${tenDigits(seq)}`,
});

/** Where an official number of a district and kind is kept from other documents. */
export const numberPlace = (district: string, kind: string, number: string): Key => ({
  pk: `number#${district}#${kind}#${number}`,
  sk: "number",
});

/** The list of a district's records of one kind. */
export const listOf = (district: string, kind: string) => `${district}#${kind}`;

/** Crockford's Base32, without O, I, L and U. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The number by which people speak of a record (R20): six signs from the first 30 bits of its id's SHA-256. */
function spokenNumber(id: string): string {
  const facts = Object.values(kinds).find(({ prefix }) => id.split("_", 1)[0] === prefix);
  if (facts === undefined) return id;
  let bits = createHash("sha256").update(id, "utf8").digest().readUInt32BE(0) >>> 2;
  let number = "";
  for (let place = 0; place < 6; place += 1) {
    number = `${signs[bits % 32]}${number}`;
    bits = Math.floor(bits / 32);
  }
  return `${facts.letters}-${number}`;
}

/** What a record itself is found by: what it lies within, else the number that people say. */
export function foundUnder(district: string, id: string, within: string | undefined): string {
  return within ?? `short#${district}#${spokenNumber(id)}`;
}

const wakeShards = 8;

/** Where time finds a record or a task that something is to happen to. */
export function wakesAt(id: string, at: string | undefined): Readonly<Record<string, string>> {
  if (at === undefined) return {};
  const [first = 0] = createHash("sha1").update(id).digest();
  return { wakeKey: `wake#${first % wakeShards}`, wakeAt: at };
}

/** The row of a task that its events have left so, in its n-th version. */
export function taskRow({ version: _read, ...task }: Task, version: unknown): object {
  return {
    ...placeOf("task", task.id),
    ...{ kind: "task", id: task.id, district: task.district, version, state: task },
    status: task.status,
    listKey: listOf(task.district, "task"),
    listSort: [task.status, sortedBy(task), task.id].join("#"),
    ...wakesAt(task.id, firstWake(task)),
  };
}

/** An open task lies by its due day, an ended one by the day on which it ended. */
function sortedBy(task: Task): string {
  return task.closedAt === undefined ? dueDayOf(task) : dayInShanghai(task.closedAt);
}

/** The day by which an open task is sorted; one without any comes last. */
export function dueDayOf({ due }: Pick<Task, "due">): string {
  return due.effectiveDue ?? due.provisional ?? due.nominalDue ?? "9999-12-31";
}

/** Whichever is first of an open task: the next step of its plan, or the end of a stand-in's days. */
function firstWake({ status, plan, nextStep, seats }: Task): string | undefined {
  if (status !== "OPEN") return undefined;
  const instants = seats.flatMap(({ state, through }) =>
    ["ASKED", "WAITING", "DELEGATED"].includes(state) &&
    through?.verb === "deputy" &&
    through.until !== undefined
      ? [midnightAfter(through.until)]
      : [],
  );
  const step = plan[nextStep];
  if (step !== undefined) instants.push(step.at);
  return instants.toSorted()[0];
}

function dayInShanghai(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The end of a day in Shanghai, which is eight hours ahead all year. */
function midnightAfter(day: string): string {
  return new Date(Date.parse(`${day}T16:00:00.000Z`)).toISOString();
}

/** Where one who sits on a task finds it; `none` where it asks nothing of them and never was answered. */
export type Drawer = "waiting" | "decided" | "copied" | "ended" | "none";

export function drawerOf({ status }: Pick<Task, "status">, seat: Seat): Drawer {
  if (seat.state === "RECUSED" || seat.state === "REMOVED") return "none";
  if (seat.part === "copied") return "copied";
  if (seat.ballot !== undefined) return "decided";
  if (seat.state !== "ASKED") return "none";
  if (status === "OPEN") return "waiting";
  // Who is served on keeps a list of what they let pass.
  return seat.role === "UNIT" || seat.role === "OBJECT" ? "ended" : "none";
}

/** The key under which somebody's drawer lies in the index. */
export const drawerKey = (person: string, drawer: string) =>
  drawer === "waiting" ? person : `${person}#${drawer}`;
