import type { Key } from "./keys.ts";

/**
 * The indexes of the table, and what of an item each of them carries besides its keys: what lists
 * show, never whole records. Whoever needs more reads the items themselves. At most 20 names an
 * index and 100 in all (Amazon DynamoDB API reference, Projection).
 */
export const indexes = {
  /** District and kind → status, time. */
  list: {
    hash: "listKey",
    range: "listSort",
    projects: ["kind", "id", "district", "status", "summary"],
  },
  /** Person, unit, place, or task → what concerns it. */
  about: { hash: "aboutKey", range: "aboutSort", projects: ["kind", "id", "district", "to"] },
  /** Person → what waits, what was answered, started, told. */
  todo: {
    hash: "todoKey",
    range: "todoSort",
    projects: [
      "id",
      "district",
      "status",
      "taskId",
      "subject",
      "stage",
      "title",
      "due",
      "colour",
      "part",
      "attempt",
      "decided",
      "summary",
    ],
  },
  /** Shard → moment. */
  wake: { hash: "wakeKey", range: "wakeAt", projects: ["kind", "id", "district"] },
} as const satisfies Record<
  string,
  { hash: string; range: string; projects: readonly [string, ...string[]] }
>;

export type IndexName = keyof typeof indexes;

type Index<N extends IndexName> = (typeof indexes)[N];

/** An item as an index shows it; nothing else of it can be asked for. */
export type Row<N extends IndexName> = Key & {
  readonly [A in Index<N>["hash" | "range"] | Index<N>["projects"][number]]: unknown;
};
