import { dueDayOf, isDueWithin } from "../deadline/count.ts";
import type { Day } from "../deadline/day.ts";
import { type Item, listKeyOf, taskKey } from "../store/keys.ts";
import { type Listed, listedRows, type Part } from "../store/read-listed.ts";
import { fullPage } from "../store/some-page.ts";
import type { Page, PageRequest } from "../store/store.ts";
import type { Task } from "../task/schema.ts";
import type { Action } from "./actions.ts";
import { reachOf } from "./gate.ts";
import { type Reader, readRecords, visible } from "./reader.ts";

/** What a list of records is narrowed by; all of it must hold. */
export type Narrowing = {
  statuses?: readonly string[] | undefined;
  /** A room whose matter it is, or one of whose matters it deals with. */
  room?: string | undefined;
  keep?: ((item: Item) => boolean) | undefined;
  /** An open question that is due between these Shanghai days, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** An open question of this colour. */
  colour?: string | undefined;
};

type Listing = { kind: string; right: Action; by: Narrowing };

/** A page of a list as it is asked for. */
type Request = PageRequest & { limit: number };

/** So many rows are read at a time where most of them may be left out. */
const together = 100;

/** One page of the records of a kind that the gate lets pass, status by status. */
export function readPage(
  reader: Reader,
  { kind, right, by }: Listing,
  request: Request,
): Promise<Page> {
  const { district, officer } = reader.caller;
  const list = listKeyOf(district, kind);
  const [only, ...others] = by.statuses ?? [];
  const prefix = only === undefined || others.length > 0 ? "" : `${only}#`;
  const isWhole =
    others.length === 0 &&
    by.room === undefined &&
    by.keep === undefined &&
    reachOf(officer.role, right) === "district";
  const rows = isWhole ? request.limit + 1 : together;
  return fullPage({ ...request, together: rows }, async (next) => {
    const page = await listedRows(reader.world, list, { prefix }, next);
    const items = page.items.map(({ item }) => item);
    const seen = new Set(await visible(reader, await fitting(reader, items, by), right));
    return { ...page, items: page.items.filter(({ item }) => seen.has(item)).map(shown) };
  });
}

/**
 * One page of the records of a kind by the due day of their open questions, soonest first. Each stands
 * once, where the first of its questions that fit is due; what waits for nobody is left out.
 */
export function readByDue(
  reader: Reader,
  { kind, right, by }: Listing,
  request: Request,
): Promise<Page> {
  const list = listKeyOf(reader.caller.district, "task");
  const fits = (task: Task) => task.subject.kind === kind && isAsked(task, by);
  return fullPage({ ...request, together }, async (next) => {
    const page = await listedRows(reader.world, list, openUntil(by), next);
    const found = page.items.filter(({ item }) => fits(item.state as Task));
    const subjects = found.map(({ item }) => (item.state as Task).subject);
    const records = await fitting(reader, await readRecords(reader, subjects, right), by);
    const byId = new Map(records.map((record) => [String(record.id), record]));
    const firsts = await firstOf(reader, records, fits);
    const items = found.flatMap(({ item, behind }) => {
      const { id, subject } = item.state as Task;
      const record = byId.get(subject.id);
      return record === undefined || firsts.get(subject.id) !== id
        ? []
        : [{ shown: record, behind }];
    });
    return { ...page, items };
  });
}

/** Open questions that are due between two days; `$` comes right after `#`, so it ends a day. */
function openUntil({ from = "", to }: Narrowing): Part {
  return { from: `OPEN#${from}`, to: to === undefined ? "OPEN$" : `OPEN#${to}$` };
}

function isAsked({ status, due, colour }: Task, by: Narrowing): boolean {
  const isAnyDay = by.from === undefined && by.to === undefined;
  return (
    status === "OPEN" &&
    (isAnyDay || isDueWithin(due, by)) &&
    (by.colour === undefined || colour === by.colour)
  );
}

/** By record: which of its open questions that fit is due first. One batch. */
async function firstOf(
  { world }: Reader,
  records: readonly Item[],
  fits: (task: Task) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const tasks = await openTasksOf(world, records);
  const first = new Map<string, Task>();
  for (const task of tasks.filter(fits)) {
    const known = first.get(task.subject.id);
    if (known === undefined || orderOf(task) < orderOf(known)) first.set(task.subject.id, task);
  }
  return new Map([...first].map(([id, task]) => [id, task.id]));
}

const orderOf = ({ due, id }: Task) => `${dueDayOf(due)}#${id}`;

/** The open questions of some records. One batch. */
export async function openTasksOf(
  { store }: Reader["world"],
  records: readonly Item[],
): Promise<Task[]> {
  const ids = new Set(records.flatMap(({ openTasks = [] }) => openTasks as readonly string[]));
  const items = await store.getMany([...ids].map(taskKey));
  return items.flatMap((item) => (item === undefined ? [] : [item.state as Task]));
}

async function fitting(
  reader: Reader,
  items: readonly Item[],
  { statuses, room, keep }: Narrowing,
): Promise<Item[]> {
  const found: Item[] = [];
  for (const item of items) {
    const hasStatus = statuses === undefined || statuses.includes(String(item.status));
    if (!hasStatus || keep?.(item) === false) continue;
    if (room === undefined || (await roomsOf(reader, item)).includes(room)) found.push(item);
  }
  return found;
}

/** The room whose matter a record is, and those whose matters it deals with. */
export async function roomsOf({ processOf }: Reader, { kind, state }: Item): Promise<string[]> {
  const process = await processOf(String(kind));
  const { room, rooms = [] } = process?.bars?.(state) ?? {};
  return [...new Set([...(room === undefined ? [] : [room]), ...rooms])];
}

const shown = ({ item, behind }: Listed) => ({ shown: item, behind });
