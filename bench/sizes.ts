import type { IndexName } from "#kernel/store/indexes.ts";
import { indexes } from "#kernel/store/indexes.ts";
import type { Item } from "#kernel/store/keys.ts";

/**
 * Bytes of an item as AWS counts them (Amazon DynamoDB Developer Guide, "DynamoDB item sizes and
 * formats"): names and texts in UTF-8, a number by its digits, 3 for each list or map and 1 for each
 * of its members.
 */
export function sizeOf(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + bytes(name) + valueSize(value),
    0,
  );
}

function valueSize(value: unknown): number {
  if (value === undefined) return 0;
  if (value === null || typeof value === "boolean") return 1;
  if (typeof value === "string") return bytes(value);
  if (typeof value === "number") return Math.ceil(String(Math.abs(value)).length / 2) + 1;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return 3 + value.reduce((sum, each) => sum + valueSize(each) + 1, 0);
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  return 3 + sizeOf(Object.fromEntries(members)) + members.length;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** What an index carries of an item; undefined where the item is not in it. */
export function rowOf(name: IndexName, item: Item): Record<string, unknown> | undefined {
  const { hash, range, projects } = indexes[name];
  if (item[hash] === undefined) return undefined;
  return Object.fromEntries(
    ["pk", "sk", hash, range, ...projects].map((attribute) => [attribute, item[attribute]]),
  );
}
