import { createHash } from "node:crypto";
import { canonical } from "../text/hash.ts";
import type { DayHead } from "./head.ts";

/** A neighbour on the way from a leaf to the root, and on which side of it. */
export type Step = { side: "left" | "right"; hash: string };

/** Hash of a leaf; leaves and nodes begin with different bytes (RFC 6962 §2.1). */
function leafOf(head: DayHead): Buffer {
  return digest(Buffer.of(0), Buffer.from(canonical(head)));
}

/** Root of the tree over these heads, in hex; with none of them, the hash of nothing (RFC 6962 §2.1). */
export function rootOf(heads: readonly DayHead[]): string {
  return top(heads.map(leafOf)).toString("hex");
}

/** What leads from the leaf at `index` up to the root (RFC 6962 §2.1.1). */
export function pathTo(heads: readonly DayHead[], index: number): Step[] {
  return climb(heads.map(leafOf), index);
}

function climb(leaves: readonly Buffer[], index: number): Step[] {
  if (leaves.length <= 1) return [];
  const middle = half(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...climb(left, index), { side: "right", hash: top(right).toString("hex") }]
    : [...climb(right, index - middle), { side: "left", hash: top(left).toString("hex") }];
}

function top(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return digest();
  if (leaves.length === 1) return only;
  const middle = half(leaves.length);
  return digest(Buffer.of(1), top(leaves.slice(0, middle)), top(leaves.slice(middle)));
}

/** The largest power of two below `count`. */
function half(count: number): number {
  return 2 ** (Math.ceil(Math.log2(count)) - 1);
}

function digest(...parts: readonly Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
