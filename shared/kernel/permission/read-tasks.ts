import { dayOf, yearOf } from "../deadline/day.ts";
import { isRefusal, type Refusal, refuse } from "../refusal.ts";
import type { Row } from "../store/indexes.ts";
import { type Item, listKeyOf, recordKey, taskKey } from "../store/keys.ts";
import { pagesOf } from "../store/pages.ts";
import { listedPage } from "../store/read-listed.ts";
import type { Task } from "../task/schema.ts";
import type { Action } from "./actions.ts";
import { gate } from "./gate.ts";
import { type Reader, readRecord, readRecords } from "./reader.ts";

/** A question and the record that it is about. */
export type Asked = { task: Task; record: Item };

type Subject = { kind: string; id: string };

const page = 100;

/**
 * A task by its id, if the gate lets its reader see the matter. Which right that takes may hang on
 * the task: those who sit on it see it without a right to all matters of its kind.
 */
export async function readTask(
  reader: Reader,
  id: string,
  rightOf: (task: Task) => Action | undefined,
): Promise<Asked | Refusal> {
  const task = (await reader.world.store.get(taskKey(id)))?.state as Task | undefined;
  const right = task === undefined ? undefined : rightOf(task);
  if (task === undefined || right === undefined) return refuse("task.unknown");
  const record = await readRecord(reader, { ...task.subject, right });
  if (!isRefusal(record)) return { task, record };
  return record.refused === "record.unknown" ? refuse("task.unknown") : record;
}

/**
 * Open questions of the district by due day, as long as `isWanted` does not say that all further ones
 * are due too late, or `most` are found; only those whose record the gate lets the reader see. One batch of
 * records a page.
 */
export async function readOpenTasks(
  reader: Reader,
  rightOf: (kind: string) => Action | undefined,
  isWanted: (task: Task) => "yes" | "no" | "none-further",
  most = Number.POSITIVE_INFINITY,
): Promise<Asked[]> {
  const found: Asked[] = [];
  const list = listKeyOf(reader.caller.district, "task");
  let cursor: string | undefined;
  do {
    const request = { limit: page, ...(cursor === undefined ? {} : { cursor }) };
    const listed = await listedPage(reader.world, list, "OPEN#", request);
    const tasks = listed.items.map(({ state }) => state as Task);
    const end = tasks.findIndex((task) => isWanted(task) === "none-further");
    const wanted = (end < 0 ? tasks : tasks.slice(0, end)).filter(
      (task) => isWanted(task) === "yes",
    );
    const records = await readRecords(
      reader,
      wanted.map(({ subject }) => subject),
      rightOf,
    );
    const byId = new Map(records.map((record) => [String(record.id), record]));
    for (const task of wanted) {
      const record = byId.get(task.subject.id);
      if (record !== undefined) found.push({ task, record });
    }
    cursor = end < 0 ? listed.cursor : undefined;
  } while (cursor !== undefined && found.length < most);
  return found;
}

/**
 * Closed questions of the district in which something may have been answered in a year, as far as the gate
 * lets the reader see their record, each with it: those that ended in it, or in a later year, since a
 * question may end long after its first answer. One batch of records a page.
 */
export async function* readClosedTasks(
  reader: Reader,
  rightOf: (kind: string) => Action | undefined,
  year: number,
): AsyncGenerator<Asked> {
  const list = listKeyOf(reader.caller.district, "task");
  const thisYear = yearOf(dayOf(reader.world.clock()));
  for (let ended = year; ended <= thisYear; ended += 1) {
    const pages = pagesOf((more) =>
      listedPage(reader.world, list, `CLOSED#${ended}-`, { limit: page, ...more }),
    );
    for await (const items of pages) {
      const tasks = items.map(({ state }) => state as Task);
      const subjects = tasks.map(({ subject }) => subject);
      const records = await readRecords(reader, subjects, rightOf);
      const byId = new Map(records.map((record) => [String(record.id), record]));
      for (const task of tasks) {
        const record = byId.get(task.subject.id);
        if (record !== undefined) yield { task, record };
      }
    }
  }
}

/**
 * The rows of somebody's own trays that they may see now: of their district, and of no matter that a
 * recusal or a tie bars them from, also when it was declared after they had answered. One batch of
 * records a page; none where nothing but waiting seats is shown, which a recusal takes away itself,
 * to somebody without a tie.
 */
export async function readOwnRows<R extends Pick<Row<"todo">, "subject" | "district" | "todoKey">>(
  { world, caller, processOf }: Reader,
  rows: readonly R[],
): Promise<R[]> {
  const isTied = (caller.officer.ties?.length ?? 0) > 0;
  const keyOf = ({ subject }: R) => recordKey((subject as Subject).kind, (subject as Subject).id);
  const doubtful = rows.filter(
    ({ district, todoKey }) => isTied || district === undefined || todoKey !== caller.officer.id,
  );
  const records = await world.store.getMany(doubtful.map(keyOf));
  const known = new Map(records.flatMap((record) => (record ? [[record.pk, record]] : [])));
  const seen: R[] = [];
  for (const row of rows) {
    const record = known.get(keyOf(row).pk);
    const process = record && (await processOf((row.subject as Subject).kind));
    const district = String(row.district ?? record?.district);
    const matter = record && process?.bars?.(record.state);
    const { id } = row.subject as Subject;
    if (gate(caller, "task.answer", { id, district, matter }) === undefined) seen.push(row);
  }
  return seen;
}
