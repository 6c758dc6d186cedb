import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Finding } from "./finding.ts";
import type { Stored } from "./source.ts";

/**
 * The rules of the chain, written down once more and apart from the code that writes it: an event's
 * hash is SHA-256 over the canonical JSON (RFC 8785) of all that it says, the hash before included.
 */
export function digestOf(value: unknown): string {
  return createHash("sha256")
    .update(String(canonicalize(value)), "utf8")
    .digest("hex");
}

/** Whether two values are the same JSON. */
export function isSame(a: unknown, b: unknown): boolean {
  return canonicalize(a ?? null) === canonicalize(b ?? null);
}

/** Where a chain has been followed to. */
export type Place = { seq: number; hash: string };

export const beginning: Place = { seq: 0, hash: "" };

/** An event without the keys that it lies under. */
export function eventOf({ pk: _pk, sk: _sk, ...event }: Stored) {
  return event as Record<string, unknown> & Place;
}

/** What is wrong with the event that comes after a place; undefined when it fits. */
export function breakAt(place: Place, stored: Stored): Finding | undefined {
  const { hash, ...said } = eventOf(stored);
  const [kind = "", id = ""] = split(stored.pk);
  const expected = place.seq + 1;
  const at = { kind, id, seq: expected };
  if (said.seq !== expected) return { code: "event.missing", ...at };
  const key = `event#${String(expected).padStart(10, "0")}`;
  if (stored.sk !== key || said.kind !== kind || said.id !== id)
    return { code: "event.misplaced", ...at };
  return said.prev === place.hash && digestOf(said) === hash
    ? undefined
    : { code: "event.altered", ...at };
}

/** Kind and id of a record's partition. */
export function split(pk: string): [string, string] {
  const middle = pk.indexOf("#");
  return [pk.slice(0, middle), pk.slice(middle + 1)];
}
