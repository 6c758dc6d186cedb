import { type Kind, kinds } from "../record/kinds.ts";
import { sha256 } from "./hash.ts";
import { own } from "./own.ts";

/** What an id is, readable from its first letters. */
export const prefixes = Object.fromEntries(
  Object.entries(kinds).map(([kind, { prefix }]) => [kind, prefix]),
) as { readonly [K in Kind]: (typeof kinds)[K]["prefix"] };

/** Kind of a record id such as `enr_…`; undefined for anything else. */
export function kindOf(id: string): string | undefined {
  const prefix = id.split("_")[0];
  return Object.entries(prefixes).find(([, short]) => short === prefix)?.[0];
}

/**
 * Time first, so that ids sort by birth; 80 random bits after it.
 * @throws Error for a kind without a prefix.
 */
export function newId(kind: string, now: string, random: Uint8Array): string {
  const prefix = own<string>(prefixes, kind);
  if (prefix === undefined) throw new Error(`No id prefix for ${kind}`);
  const time = Date.parse(now).toString(36).padStart(9, "0");
  return `${prefix}_${time}${Buffer.from(random).toString("hex")}`;
}

/**
 * An id that follows from what the record is about: every caller works out the same one, so a
 * record that may exist only once needs no search.
 * @throws Error for a kind without a prefix.
 */
export function derivedId(kind: string, ...parts: readonly string[]): string {
  const prefix = own<string>(prefixes, kind);
  if (prefix === undefined) throw new Error(`No id prefix for ${kind}`);
  return `${prefix}_${sha256(JSON.stringify(parts)).slice(0, 26)}`;
}

/** Stage that a task id names: `enr_x.ROOM_REVIEW.1` → `ROOM_REVIEW`. */
export function stageOfTask(taskId: string): string {
  return taskId.split(".").at(-2) ?? "";
}

/** Record that a task id belongs to: `enr_x.ROOM_REVIEW.1` → `enr_x`. */
export function recordOfTask(taskId: string): string {
  return taskId.split(".")[0] ?? "";
}
