import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

type Subtree = { leaves: number; hash: Buffer };

/** Root over leaves, built from left to right as trees of equal size meet (RFC 9162 §2.1.2). */
export function treeHash(leaves: readonly unknown[]): string {
  const trees: Subtree[] = [];
  for (const leaf of leaves) {
    trees.push({ leaves: 1, hash: leafHash(leaf) });
    while (trees.length > 1 && trees.at(-1)?.leaves === trees.at(-2)?.leaves) join(trees);
  }
  while (trees.length > 1) join(trees);
  return (trees[0]?.hash ?? createHash("sha256").digest()).toString("hex");
}

/** Whether a leaf and the neighbours on its way lead to a root. */
export function leadsTo(
  root: string,
  leaf: unknown,
  path: readonly { side: "left" | "right"; hash: string }[],
): boolean {
  let hash = leafHash(leaf);
  for (const step of path) {
    const other = Buffer.from(step.hash, "hex");
    hash = step.side === "left" ? nodeHash(other, hash) : nodeHash(hash, other);
  }
  return hash.toString("hex") === root;
}

function join(trees: Subtree[]): void {
  const [right, left] = [trees.pop(), trees.pop()];
  if (left === undefined || right === undefined) return;
  const hash = nodeHash(left.hash, right.hash);
  trees.push({ leaves: left.leaves + right.leaves, hash });
}

function leafHash(leaf: unknown): Buffer {
  return createHash("sha256")
    .update(`\0${canonicalize(leaf)}`, "utf8")
    .digest();
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}
