import { describe, expect, it } from "vitest";
import { kinds } from "#kernel/record/kinds.ts";
import { newId } from "#kernel/text/id.ts";
import { shortNumber } from "#kernel/text/short-number.ts";

describe("R20: numbers that people can say", () => {
  it("begin with two letters of the kind, which no other kind has", () => {
    const letters = Object.values(kinds).map((kind) => kind.letters);
    expect(new Set(letters).size).toBe(letters.length);
    expect(shortNumber("enr_0mwx00000abcdef")).toMatch(/^RD-[0-9A-HJKMNP-TV-Z]{6}$/);
  });

  it("are the same for the same matter, and one of ten thousand is told from the others", () => {
    const ids = Array.from({ length: 10_000 }, (_, n) =>
      newId("quarterly", "2026-03-03T01:00:00.000Z", new Uint8Array([n >> 8, n & 255, 7])),
    );
    const numbers = new Set(ids.map(shortNumber));
    expect(numbers.size).toBeGreaterThanOrEqual(9_998);
    expect(ids.map(shortNumber)).toEqual(ids.map(shortNumber));
  });

  it("an id of no kind is its own number", () => {
    expect(shortNumber("task")).toBe("task");
  });
});
