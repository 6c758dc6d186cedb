import type { Task } from "../task/schema.ts";
import { digestOf, isSame, split } from "./chain.ts";
import type { Finding } from "./finding.ts";
import { foundUnder, type Key, listOf, numberPlace, placeOf, taskRow, wakesAt } from "./layout.ts";
import type { Followed, Played } from "./record.ts";
import { vanishes } from "./rows.ts";
import type { Stored } from "./source.ts";

/** An item that must lie beside a record, and where. */
export type Kept = { key: Key } & (
  | { is: "task"; task: Task }
  | { is: "text"; hash: string }
  | { is: "about"; about: string }
  | { is: "claim" }
  | { is: "number"; number: string; document: string }
);

/**
 * What must lie beside a record: its tasks, the texts that were shown, the rows that find it, and what
 * keeps its post and its official numbers from others.
 */
export function keysOfKept(
  process: Played | undefined,
  { pk }: Stored,
  { state, district, tasks, shown, borne }: Followed,
): Kept[] {
  const {
    about = [],
    claim,
    numbers = [],
  } = (state === undefined ? undefined : process?.keys(state)) ?? {};
  return [
    ...[...tasks.values()].map(
      (task): Kept => ({ is: "task", task, key: placeOf("task", task.id) }),
    ),
    ...[...shown].map(
      (hash): Kept => ({ is: "text", hash, key: { pk: `seal#${hash}`, sk: "seal" } }),
    ),
    ...about.map((one): Kept => ({ is: "about", about: one, key: { pk, sk: `about#${one}` } })),
    // What only bars a repetition is taken over by who comes again later, and may have gone with them:
    // where the whole district is verified, somebody must have taken it (`checkBars`).
    ...(claim === undefined || claim.barredUntil !== undefined
      ? []
      : [{ is: "claim", key: { pk: `claim#${district}#${claim.key}`, sk: "claim" } } as const]),
    ...[...numbers, ...borne].map(
      ({ kind, number, document }): Kept => ({
        ...{ is: "number", number, document },
        key: numberPlace(district, kind, number),
      }),
    ),
  ];
}

/** Compares what lies there with what the events tell. */
export function checkKept(
  process: Played | undefined,
  record: Stored,
  { state, destroyed }: Followed,
  items: ReadonlyMap<Kept, Stored | undefined>,
): Finding[] {
  const [kind, id] = split(record.pk);
  const found = [...items].flatMap(([kept, item]) =>
    kept.is === "text" && item === undefined && destroyed.has(kept.hash)
      ? []
      : checkOne(kept, item, id),
  );
  const listed = state === undefined ? [] : checkLists(process, record, state);
  return [...found, ...listed].map((finding) => ({ ...finding, kind, id }));
}

type Bare = Pick<Finding, "code" | "what">;

function checkOne(kept: Kept, item: Stored | undefined, id: string): Bare[] {
  switch (kept.is) {
    case "task":
      return checkTask(kept.task, item);
    case "text":
      return checkText(kept.hash, item);
    case "about": {
      const isThere = item?.aboutKey === kept.about && item.id === id;
      return isThere ? [] : [{ code: "index.differs", what: `about ${kept.about}` }];
    }
    case "claim":
      return item?.holder === id && !vanishes(item)
        ? []
        : [{ code: "index.differs", what: "claim" }];
    case "number":
      return item?.holder === kept.document && !vanishes(item)
        ? []
        : [{ code: "number.differs", what: kept.number }];
  }
}

/** A task's own item, ballots and all. */
function checkTask(task: Task, item: Stored | undefined): Bare[] {
  if (item === undefined) return [{ code: "task.missing", what: task.id }];
  const isAsTold = isSame(item, taskRow(task, item.version));
  return isAsTold ? [] : [{ code: "task.differs", what: task.id }];
}

/** The text that people were shown still has the hash that their decisions name. */
function checkText(hash: string, item: Stored | undefined): Bare[] {
  if (item === undefined) return [{ code: "text.missing", what: hash }];
  const { title, text, hash: named = hash } = item;
  const isWhole = digestOf({ title, text }) === hash && named === hash && !vanishes(item);
  return isWhole ? [] : [{ code: "text.altered", what: hash }];
}

function checkLists(process: Played | undefined, record: Stored, state: unknown): Bare[] {
  const keys = process?.keys(state);
  if (keys === undefined) return [];
  const isListed =
    record.pk === `${record.kind}#${record.id}` &&
    !vanishes(record) &&
    record.status === keys.status &&
    isSame(record.summary, keys.summary) &&
    record.listKey === listOf(String(record.district), String(record.kind)) &&
    record.listSort === `${keys.status}#${keys.sort}#${record.id}`;
  // One from before lies beside a row of its own.
  const [district, id] = [String(record.district), String(record.id)];
  const wakes = wakesAt(id, keys.wakeAt);
  const isWithin =
    record.aboutKey === undefined || record.aboutKey === foundUnder(district, id, keys.within);
  return [
    ...(isWithin ? [] : [{ code: "index.differs", what: "about" } as const]),
    ...(isListed ? [] : [{ code: "index.differs", what: "list" } as const]),
    ...(isSame({ wakeAt: record.wakeAt, wakeKey: record.wakeKey }, wakes)
      ? []
      : [{ code: "index.differs", what: "wake" } as const]),
  ];
}
