import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadsTo, treeHash } from "#functions/verify/merkle.ts";
import type { DayHead } from "#kernel/seal/head.ts";
import { pathTo, rootOf } from "#kernel/seal/merkle.ts";

const headOf = (seq: number): DayHead => ({ kind: "letter", id: `let_${seq}`, seq, hash: "ab" });
const some = (count: number) => Array.from({ length: count }, (_, seq) => headOf(seq));

describe("the tree of a day's heads (RFC 6962)", () => {
  it("has the hash of nothing as the root of no leaves", () => {
    expect(rootOf([])).toBe(createHash("sha256").digest("hex"));
  });

  it("has the root that a second way of building it has, and leads there from each leaf", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), (count) => {
        const heads = some(count);
        const root = rootOf(heads);
        expect(treeHash(heads)).toBe(root);
        for (const [place, head] of heads.entries())
          expect(leadsTo(root, head, pathTo(heads, place))).toBe(true);
      }),
    );
  });

  it("leads there from no other leaf, and not by another way", () => {
    const heads = some(7);
    const root = rootOf(heads);
    expect(leadsTo(root, headOf(9), pathTo(heads, 3))).toBe(false);
    expect(leadsTo(root, heads[3], pathTo(heads, 4))).toBe(false);
    expect(leadsTo(root, heads[3], pathTo(heads, 3).slice(1))).toBe(false);
  });

  it("hashes leaves and nodes apart, so that no node passes for a leaf", () => {
    const [one, other] = some(2) as [DayHead, DayHead];
    const joined = createHash("sha256");
    for (const head of [one, other]) joined.update(Buffer.from(rootOf([head]), "hex"));
    expect(rootOf([one, other])).not.toBe(joined.digest("hex"));
  });
});
