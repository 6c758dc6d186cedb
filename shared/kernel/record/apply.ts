import { isDeepStrictEqual } from "node:util";
import { type Refusal, refuse } from "../refusal.ts";
import {
  aboutItem,
  apartKey,
  claimKey,
  counterKey,
  eventItem,
  type Item,
  numberKey,
  recordItem,
  sealKey,
  seatItem,
  seatKey,
  starterItem,
  taskItem,
  trayOf,
} from "../store/keys.ts";
import type { Guard, Write } from "../store/write.ts";
import { evolveTask } from "../task/evolve.ts";
import type { Task } from "../task/schema.ts";
import { own } from "../text/own.ts";
import type { OfficialNumber } from "./borne.ts";
import { chain, type Event, emptyHead, type Fact } from "./event.ts";
import type { Claim, Context, Keys, Process, Rec } from "./process.ts";

/** The record after its new events, and the writes that make it so. */
export type Applied<S> = {
  record: Rec<S>;
  status: string;
  events: Event[];
  writes: Write[];
};

/** Turns facts into events, the next state and one transaction's writes. Pure. */
export function applyFacts<S, C extends { type: string }>(
  process: Process<S, C>,
  id: string,
  before: Rec<S> | undefined,
  said: readonly Fact[],
  context: Context,
): Applied<S> | Refusal {
  const { kind, layApart } = process;
  const bearing = said.map((fact) => withPapers(process, fact, { id, state: before?.state }));
  const facts =
    layApart === undefined ? bearing : bearing.map((fact) => layApart(fact, before?.state));
  if (context.salt === undefined && facts.some(({ apart }) => apart !== undefined))
    throw new Error(`${kind}: nothing lies apart without a salt`);
  const head = before?.head ?? emptyHead;
  const chained = chain({ kind, id, district: context.district, head }, facts, {
    at: context.now,
    actor: context.actor,
    salt: context.salt,
  });
  const state = chained.told.reduce<S | undefined>(process.evolve, before?.state) as S;
  const tasks = evolveTasks(context.tasks, chained.told);
  const keys = process.keys(state);
  const had = before === undefined ? undefined : process.keys(before.state);
  const numbers = newNumbers(facts, keys, had);
  if (numbers === undefined) return refuse("number.taken");
  const record: Rec<S> = {
    kind,
    id,
    district: context.district,
    version: (before?.version ?? 0) + 1,
    head: chained.head,
    state,
    createdAt: before?.createdAt ?? context.now,
    updatedAt: context.now,
    openTasks: openTasksAfter(before?.openTasks ?? [], tasks),
  };
  return {
    record,
    status: keys.status,
    events: chained.events,
    writes: [
      {
        put: recordItem(record, keys),
        when: before === undefined ? "absent" : { version: before.version },
      },
      ...chained.events.map((event): Write => ({ put: eventItem(event), when: "absent" })),
      ...apartWrites(chained),
      ...sealWrites(facts),
      ...facts.flatMap(({ takes }): Write[] =>
        takes === undefined ? [] : [takeNumber(context.district, takes)],
      ),
      ...taskWrites(context.tasks, tasks, record.version),
      ...starterWrites(record, keys, {
        before: before && process.bars?.(before.state),
        after: process.bars?.(state),
      }),
      ...aboutWrites(record, keys, had),
      ...numberWrites(record, numbers, addedTo("freed", keys, had)),
      ...claimWrites(record, keys, had),
    ],
  };
}

/** What lies apart from its event, to be destroyed one day. */
function apartWrites({ events, kept }: Pick<ReturnType<typeof chain>, "events" | "kept">): Write[] {
  return events.flatMap(({ kind, id, seq }, place): Write[] => {
    const data = kept[place];
    return data === undefined
      ? []
      : [{ put: { ...apartKey(kind, id, seq), data }, when: "absent" }];
  });
}

/** Questions of one text share its seal, whose key holds the hash; a transaction takes each key once. */
function sealWrites(facts: readonly Fact[]): Write[] {
  const seals = new Map(facts.flatMap(({ seals }) => (seals ? [[seals.hash, seals]] : [])));
  return [...seals.values()].map(({ hash, ...text }) => ({
    put: { ...sealKey(hash), ...text },
    when: "any",
  }));
}

/** Only the very next number can be taken, so a counter has neither gaps nor doubles. */
function takeNumber(district: string, { counter, number }: NonNullable<Fact["takes"]>): Write {
  return {
    put: { ...counterKey(district, counter), kind: "counter", district, version: number },
    when: number === 1 ? "absent" : { version: number - 1 },
  };
}

/** Tasks after events of their matter, only those that events touched. */
function evolveTasks(before: readonly Task[], events: readonly Event[]): Map<string, Task> {
  const known = new Map(before.map((task) => [task.id, task]));
  const touched = new Map<string, Task>();
  for (const event of events) {
    if (event.task === undefined) continue;
    const next = evolveTask(touched.get(event.task) ?? known.get(event.task), event);
    if (next === undefined) throw new Error(`Event ${event.type} on a task that was not loaded`);
    touched.set(event.task, next);
  }
  return touched;
}

function openTasksAfter(before: readonly string[], touched: ReadonlyMap<string, Task>): string[] {
  const opened = [...touched.values()].filter(({ status }) => status === "OPEN");
  return [...before.filter((id) => !touched.has(id)), ...opened.map(({ id }) => id)];
}

function taskWrites(
  before: readonly Task[],
  touched: ReadonlyMap<string, Task>,
  version: number,
): Write[] {
  return [...touched.values()].flatMap((task) => [
    { put: taskItem(task, version), when: guardOf(task) } satisfies Write,
    ...seatWrites(
      before.find(({ id }) => id === task.id),
      task,
    ),
  ]);
}

/**
 * Record and task are read in one batch, which is no snapshot: the task's own version keeps a
 * newer record from being joined with an older task.
 */
function guardOf({ version }: Task): Guard {
  return version === undefined ? "absent" : { version };
}

/** A seat's row moves with it from tray to tray, and is renewed where its line has changed. */
function seatWrites(before: Task | undefined, after: Task): Write[] {
  return after.seats.flatMap((seat): Write[] => {
    const earlier = before?.seats.find(({ person }) => person === seat.person);
    const had = earlier === undefined || before === undefined ? undefined : trayOf(before, earlier);
    const has = trayOf(after, seat);
    if (has === undefined)
      return had === undefined ? [] : [{ remove: seatKey(after.id, seat.person), when: "any" }];
    const isRenewed =
      has === "waiting" &&
      (before?.due !== after.due ||
        before.colour !== after.colour ||
        earlier?.attempt !== seat.attempt);
    return had === has && !isRenewed ? [] : [{ put: seatItem(after, seat, has), when: "any" }];
  });
}

/**
 * Proposers find their matters among what they have started, as does an officer who leads one that
 * nobody proposed; it moves with the matter into other hands.
 */
function starterWrites<S>(
  record: Rec<S>,
  keys: Keys,
  { before, after }: { before: Led | undefined; after: Led | undefined },
): Write[] {
  const isNew = record.version === 1 || !before?.proposer;
  const isHanded = before?.formerly?.length !== after?.formerly?.length;
  return after?.proposer && (isNew ? before?.proposer !== after.proposer : isHanded)
    ? [{ put: starterItem(record, keys, after.proposer), when: "any" }]
    : [];
}

type Led = { proposer: string; formerly?: readonly string[] };

function aboutWrites<S>(record: Rec<S>, keys: Keys, before: Keys | undefined): Write[] {
  const had = before?.about ?? [];
  const added = [...new Set(keys.about)].filter((about) => !had.includes(about));
  return added.map((about) => ({ put: aboutItem(record, keys, about), when: "any" }));
}

/** A fact with the numbers of papers that its process knows in it. */
function withPapers<S>(
  { papers }: Pick<Process<S, never>, "papers">,
  fact: Fact,
  record: { id: string; state: S | undefined },
): Fact {
  const bears = own(papers ?? {}, fact.type)?.(fact.data, record) ?? [];
  return bears.length === 0 ? fact : { ...fact, bears };
}

/** What is new among the numbers, each once; none where one would name two documents at once. */
function newNumbers(
  facts: readonly Fact[],
  after: Keys,
  before: Keys | undefined,
): readonly OfficialNumber[] | undefined {
  const all = [
    ...addedTo("numbers", after, before),
    ...facts.flatMap(({ bears = [] }) => bears),
  ].filter((one, place, those) => isFirst(one, those.slice(0, place)));
  const keys = new Set(all.map(({ kind, number }) => `${kind}#${number}`));
  return keys.size === all.length ? all : undefined;
}

function addedTo(of: "numbers" | "freed", after: Keys, before: Keys | undefined) {
  return (after[of] ?? []).filter((one, place, all) =>
    isFirst(one, [...(before?.[of] ?? []), ...all.slice(0, place)]),
  );
}

function isFirst(one: OfficialNumber, earlier: readonly OfficialNumber[]): boolean {
  return !earlier.some((other) => isDeepStrictEqual(one, other));
}

/** A number that another document bears is a lost race, which `execute` explains. */
function numberWrites(
  { id, district }: Rec,
  taken: readonly OfficialNumber[],
  freed: readonly OfficialNumber[],
): Write[] {
  return [
    ...taken.map(
      ({ kind, number, document: holder }): Write => ({
        put: { ...numberKey(district, kind, number), kind: "number", district, holder, id },
        when: { freeFor: holder },
      }),
    ),
    ...freed.map(
      ({ kind, number, document }): Write => ({
        remove: numberKey(district, kind, number),
        when: { freeFor: document },
      }),
    ),
  ];
}

function claimWrites({ id, district }: Rec, after: Keys, before: Keys | undefined): Write[] {
  const { claim } = after;
  const held = before?.claim;
  if (claim?.key === held?.key && claim?.barredUntil === held?.barredUntil) return [];
  // A claim that is older than the district in its key is not there under the new one.
  const holding = { freeFor: id };
  const keyOf = ({ key }: Claim) => claimKey(`${district}#${key}`);
  if (claim === undefined)
    return held === undefined ? [] : [{ remove: keyOf(held), when: holding }];
  const put: Item = { ...keyOf(claim), holder: id, ...claim };
  if (held?.key === claim.key) return [{ put, when: holding }];
  return [
    { put, when: "absent" },
    ...(held === undefined ? [] : [{ remove: keyOf(held), when: holding } as const]),
  ];
}
