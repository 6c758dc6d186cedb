import type { Item } from "./keys.ts";
import { keyOf, type Write } from "./write.ts";

/** Limits of the store (Amazon DynamoDB Developer Guide, "Quotas and limits"). */
const limits = { item: 400 * 1024, transaction: 4 * 1024 * 1024, writes: 100 };
const longestHash = 2048;
const longestSort = 1024;

/** Attributes that are keys of the table or of an index, with their longest. */
const keyBytes: readonly (readonly [name: string, most: number])[] = [
  ["pk", longestHash],
  ["sk", longestSort],
  ...["list", "about", "todo", "wake"].map((index) => [`${index}Key`, longestHash] as const),
  ...["listSort", "aboutSort", "todoSort", "wakeAt"].map((name) => [name, longestSort] as const),
];

/** Why writes would not go in; `path` names the part that is too large, dotted. */
export type TooLarge = { path: string; message: string };

/** Whether writes fit into the store, measured before it is asked; undefined when they do. */
export function tooLarge(writes: readonly Write[]): TooLarge | undefined {
  if (writes.length > limits.writes)
    return { path: "", message: `一次至多写入 ${limits.writes} 项，本次 ${writes.length} 项` };
  let sum = 0;
  for (const write of writes) {
    const item = keyOf(write);
    for (const [name, most] of keyBytes)
      if (typeof item[name] === "string" && Buffer.byteLength(item[name]) > most)
        return { path: name, message: "编号过长" };
    const bytes = sizeOf(item);
    sum += bytes;
    if (bytes > limits.item)
      return {
        path: largestIn(item),
        message: `内容过大：一个事项的全部内容不能超过 400 KB，现为 ${Math.ceil(bytes / 1024)} KB`,
      };
  }
  return sum > limits.transaction
    ? { path: "", message: "内容过大：一次提交的全部内容不能超过 4 MB" }
    : undefined;
}

/** Bytes of a value by the store's rules ("DynamoDB item sizes and formats"). */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "number") return 21;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return 3 + value.reduce((sum, one) => sum + 1 + sizeOf(one), 0);
  if (typeof value !== "object" || value === null) return 1;
  return Object.entries(value).reduce(
    (sum, [name, one]) =>
      one === undefined ? sum : sum + 1 + Buffer.byteLength(name) + sizeOf(one),
    3,
  );
}

/** What an item's content is wrapped in; a person knows only what lies below. */
const wrappers = ["state", "data", "task"];

/** The list or text that makes most of an item, as people name it. */
function largestIn(item: Item): string {
  const path: string[] = [];
  let part: unknown = item;
  while (typeof part === "object" && part !== null && !Array.isArray(part)) {
    const [first, ...others] = Object.entries(part)
      .map(([name, one]) => ({ name, one, bytes: sizeOf(one) }))
      .sort((one, other) => other.bytes - one.bytes);
    const rest = others.reduce((sum, { bytes }) => sum + bytes, 0);
    if (first === undefined || (path.length > 0 && first.bytes < rest)) break;
    if (path.length > 0 || !wrappers.includes(first.name)) path.push(first.name);
    part = first.one;
  }
  return path.join(".");
}
