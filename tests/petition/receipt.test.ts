import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashReceipt } from "#functions/petition/intake/receipts.ts";
import { ageOf, tokenOf } from "#functions/petition/intake/tokens.ts";
import { grouped, readReceipt, receiptOf } from "#process/petition/intake/receipt.ts";

const fresh = () => receiptOf(randomBytes(60));

describe("the receipt of a report (A-40)", () => {
  it("has more than 80 bits, in groups of four digits that can be read aloud", () => {
    expect(fresh()).toMatch(/^(\d{4} ){6}\d{4}$/);
    expect(27 * Math.log2(10)).toBeGreaterThan(80);
    expect(new Set(Array.from({ length: 1000 }, fresh)).size).toBe(1000);
  });

  it("is read however it is typed: blanks, dashes, full-width digits", () => {
    const receipt = fresh();
    const plain = receipt.replaceAll(" ", "");
    const wide = [...receipt]
      .map((c) => (c === " " ? "　" : String.fromCharCode(c.charCodeAt(0) + 0xfee0)))
      .join("");
    for (const typed of [receipt, plain, receipt.replaceAll(" ", "-"), wide, ` ${receipt}\n`])
      expect(readReceipt(typed)).toBe(plain);
    expect(grouped(plain)).toBe(receipt);
  });

  it("every single wrong digit is noticed before anything is looked up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 27 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const plain = [...fresh().replaceAll(" ", "")].map(Number);
        plain[at] = ((plain[at] ?? 0) + by) % 10;
        return readReceipt(plain.join("")) === undefined;
      }),
      { numRuns: 500 },
    );
    expect(readReceipt("1".repeat(27))).toBeUndefined();
    expect(readReceipt("")).toBeUndefined();
  });

  it("no digit is likelier than another", () => {
    const counts = new Array<number>(10).fill(0);
    for (let n = 0; n < 2000; n += 1)
      for (const digit of fresh().replaceAll(" ", "").slice(0, 27))
        counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count / 5400 - 1)).toBeLessThan(0.08);
  });

  it("is kept as a slow hash that needs the platform's key", async () => {
    const one = await hashReceipt("1".repeat(28), new Uint8Array(32));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashReceipt("1".repeat(28), new Uint8Array(32))).toBe(one);
    expect(await hashReceipt("1".repeat(28), new Uint8Array(32).fill(1))).not.toBe(one);
    expect(await hashReceipt("2".repeat(28), new Uint8Array(32))).not.toBe(one);
  });
});

describe("marks of forms", () => {
  const key = new Uint8Array(32).fill(7);
  const now = "2026-03-03T01:00:00.000Z";

  it("tell their age, for one purpose and one thing only", () => {
    const token = tokenOf(key, "form", "d1", now);
    const asked = { purpose: "form", about: "d1", token, now: "2026-03-03T01:00:05.000Z" } as const;
    expect(ageOf(key, asked)).toBe(5000);
    expect(ageOf(key, { ...asked, purpose: "track" })).toBeUndefined();
    expect(ageOf(key, { ...asked, about: "d2" })).toBeUndefined();
    expect(ageOf(new Uint8Array(32), asked)).toBeUndefined();
    expect(ageOf(key, { ...asked, now: "2026-03-03T00:00:00.000Z" })).toBeUndefined();
    expect(ageOf(key, { ...asked, token: `zz${token}` })).toBeUndefined();
    expect(ageOf(key, { ...asked, token: "" })).toBeUndefined();
  });
});
