import { isDueWithin } from "../deadline/count.ts";
import { addDays, type Day, dayOf } from "../deadline/day.ts";
import { type Item, listKeyOf } from "../store/keys.ts";
import { listedPage } from "../store/read-listed.ts";
import type { Task } from "../task/schema.ts";
import type { Action } from "./actions.ts";
import { openTasksOf, roomsOf } from "./narrowed.ts";
import { type Reader, visible } from "./reader.ts";

/** So many records of a status are looked at; beyond it the count says "at least". */
const mostOfStatus = 1000;
const page = 100;

/** How many records have a status in a room; of them those with an open question overdue or of a colour. */
export type Counted = {
  status: string;
  /** Left out for what is no room's matter. */
  room?: string;
  count: number;
  overdue: number;
  byColour: Record<string, number>;
};

/**
 * Counts what the gate lets the reader see of a kind: a number that held more would tell of matters
 * that are hidden from its reader. `beyond` are statuses of which there are more than were looked at.
 */
export async function countRecords(
  reader: Reader,
  { kind, right, statuses }: { kind: string; right: Action; statuses: readonly string[] },
): Promise<{ items: Counted[]; beyond: string[] }> {
  const today = dayOf(reader.world.clock());
  const parts = await Promise.all(
    statuses.map(async (status) => {
      const { items, more } = await recordsIn(reader, { kind, right, status });
      const counted = await countIn(reader, { status, items, today });
      return { counted, beyond: more ? [status] : [] };
    }),
  );
  return {
    items: parts.flatMap(({ counted }) => counted),
    beyond: parts.flatMap(({ beyond }) => beyond),
  };
}

async function recordsIn(
  reader: Reader,
  { kind, right, status }: { kind: string; right: Action; status: string },
): Promise<{ items: Item[]; more: boolean }> {
  const list = listKeyOf(reader.caller.district, kind);
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < mostOfStatus; read += page) {
    const request = { limit: page, ...(cursor === undefined ? {} : { cursor }) };
    const found = await listedPage(reader.world, list, `${status}#`, request);
    items.push(...(await visible(reader, found.items, right)));
    cursor = found.cursor;
    if (cursor === undefined) break;
  }
  return { items, more: cursor !== undefined };
}

async function countIn(
  reader: Reader,
  { status, items, today }: { status: string; items: readonly Item[]; today: Day },
): Promise<Counted[]> {
  const open = Map.groupBy(await openTasksOf(reader.world, items), ({ subject }) => subject.id);
  const rooms = new Map<string | undefined, Counted>();
  for (const item of items) {
    const tasks = open.get(String(item.id)) ?? [];
    const own = await roomsOf(reader, item);
    for (const room of own.length === 0 ? [undefined] : own) {
      const counted = rooms.get(room) ?? emptyOf(status, room);
      rooms.set(room, counted);
      add(counted, tasks, today);
    }
  }
  return [...rooms.values()];
}

function emptyOf(status: string, room: string | undefined): Counted {
  return { status, ...(room === undefined ? {} : { room }), count: 0, overdue: 0, byColour: {} };
}

function add(counted: Counted, tasks: readonly Task[], today: Day): void {
  counted.count += 1;
  const to = addDays(today, -1);
  if (tasks.some(({ due }) => isDueWithin(due, { to }))) counted.overdue += 1;
  for (const colour of new Set(tasks.map((task) => task.colour)))
    counted.byColour[colour] = (counted.byColour[colour] ?? 0) + 1;
}
