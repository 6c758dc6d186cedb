import { readRight } from "../record/kinds.ts";
import type { Named, Process, Rec } from "../record/process.ts";
import { isRefusal, type Refusal, refuse } from "../refusal.ts";
import { type Item, listKeyOf, recordKey } from "../store/keys.ts";
import { readAbout } from "../store/read-about.ts";
import { readListed } from "../store/read-listed.ts";
import { somePage } from "../store/some-page.ts";
import type { Page, PageRequest } from "../store/store.ts";
import { kindOf } from "../text/id.ts";
import type { World } from "../world.ts";
import type { Action } from "./actions.ts";
import { barredFrom } from "./barred.ts";
import { type Barred, gate, type Person } from "./gate.ts";

/** Who reads. A route's call is one. */
export type Reader = {
  world: World;
  caller: Person;
  processOf: (kind: string) => Promise<Pick<Process<unknown, never>, "bars"> | undefined>;
};

/** The right that a reading asks of records; of several kinds, each by its own. */
type Right = Action | ((kind: string) => Action | undefined);

/** Every kind by its own right, as the file of a person or unit shows them. */
export const asFiled = (kind: string): Action | undefined => readRight(kind, "about");

/** One record, if the gate lets its reader pass. */
export async function readRecord<S>(
  reader: Reader,
  { kind, id, right }: { kind: string; id: string; right: Action },
): Promise<(Rec<S> & Item) | Refusal> {
  const item = await reader.world.store.get(recordKey(kind, id));
  if (item === undefined) return refuse("record.unknown");
  const barred = await barredTo(reader, item, right);
  return barred === undefined ? (item as Rec<S> & Item) : refuse(barred);
}

/**
 * One record that is to be changed, where something else has to be looked up before the command:
 * `execute` asks the gate itself. A tie to the record's own person or unit bars here as it does there.
 */
export async function readToChange(
  reader: Reader,
  of: { kind: string; id: string; right: Action },
): Promise<(Rec & Item) | Refusal> {
  const found = await readRecord(reader, of);
  const itself = { recused: [], concerns: [of.id] };
  return isRefusal(found) || barredFrom(reader.caller.officer, itself) === undefined
    ? found
    : refuse("task.recused");
}

/** Records by kind and id, those of them that the gate lets pass, in the order asked. One batch. */
export async function readRecords(
  reader: Reader,
  subjects: readonly { kind: string; id: string }[],
  right: Right,
): Promise<Item[]> {
  const found = await reader.world.store.getMany(
    subjects.map(({ kind, id }) => recordKey(kind, id)),
  );
  return visible(reader, found, right);
}

/** Every record of a kind that the gate lets pass, page by page. */
export async function* readAll(
  reader: Reader,
  { kind, right }: { kind: string; right: Action },
): AsyncGenerator<Item> {
  for await (const item of readListed(reader.world, listKeyOf(reader.caller.district, kind), ""))
    yield* await visible(reader, [item], right);
}

/** One page of the records about a person, unit or other key, newest first. */
export async function readPageAbout(
  reader: Reader,
  { about, right }: { about: string; right: Right },
  request: PageRequest,
): Promise<Page> {
  return somePage({ ...request, newestFirst: "yes" }, async (next) => {
    const { items, ...page } = await reader.world.store.index("about", about, { prefix: "" }, next);
    const subjects = items.map(({ kind, id }) => ({ kind: String(kind), id: String(id) }));
    return { ...page, items: await readRecords(reader, subjects, right) };
  });
}

/** Every record about a key that the gate lets pass. */
export async function* readAllAbout(
  reader: Reader,
  { about, right }: { about: string; right: Action },
): AsyncGenerator<Item> {
  for await (const item of readAbout(reader.world, about))
    yield* await visible(reader, [item], right);
}

/** Of these rights, those in which the gate lets the reader act on a record now. */
export async function rightsOn(
  reader: Reader,
  item: Item,
  rights: readonly Action[],
): Promise<ReadonlySet<Action>> {
  const open = new Set<Action>();
  for (const right of new Set(rights))
    if ((await barredTo(reader, item, right)) === undefined) open.add(right);
  return open;
}

/** Those of some records that the gate lets pass. */
export async function visible(
  reader: Reader,
  items: readonly (Item | undefined)[],
  right: Right,
): Promise<Item[]> {
  const asked = items.map((item) =>
    typeof right === "function" ? right(String(item?.kind)) : right,
  );
  const barred = await Promise.all(
    items.map(async (item, place) => {
      const each = asked[place];
      return item === undefined || each === undefined ? "out" : barredTo(reader, item, each);
    }),
  );
  return items.flatMap((item, place) =>
    item === undefined || barred[place] !== undefined ? [] : [item],
  );
}

/** What the gate says of a stored record. Its process is loaded when the first of its kind is met. */
async function barredTo(
  reader: Reader,
  { kind, id, district, state }: Item,
  right: Action,
): Promise<Barred | undefined> {
  const process = await reader.processOf(String(kind));
  const matter = process?.bars?.(state);
  const barred = gate(reader.caller, right, { id: String(id), district: String(district), matter });
  // Whoever is asked about this one reads their own question.
  const of = right === "task.answer" ? undefined : matter?.of;
  return barred ?? (of === undefined ? undefined : barredBehind(reader, of));
}

/**
 * Of some things that tell of a record (notices, lines of a log), those whose record neither a recusal
 * nor a tie keeps from the reader, whatever their right to it. One batch.
 */
export async function unbarred<T>(
  reader: Reader,
  all: readonly T[],
  recordOf: (one: T) => string | undefined,
): Promise<T[]> {
  const barred = await Promise.all(
    all.map(async (one) => {
      const id = recordOf(one) ?? "";
      const kind = kindOf(id);
      return kind === undefined ? undefined : barredBehind(reader, { kind, id });
    }),
  );
  return all.filter((_, place) => barred[place] === undefined);
}

/** Whether the record that something tells of bars a reader from this. Lookups of a page go out together. */
async function barredBehind(
  { world, caller, processOf }: Reader,
  { kind, id }: Named,
): Promise<Barred | undefined> {
  const behind = await world.store.get(recordKey(kind, id));
  const matter = behind && (await processOf(kind))?.bars?.(behind.state);
  if (matter?.hiddenFrom?.includes(caller.officer.id)) return "record.unknown";
  return barredFrom(caller.officer, matter, id) === undefined ? undefined : "task.recused";
}
