import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./sources.ts";

const page = readFileSync(join(root, "docs/faults.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| [SRUG]\d/.test(line));
const wanted = [
  ...Array.from({ length: 22 }, (_, n) => `S${n + 1}`),
  ...Array.from({ length: 21 }, (_, n) => `R${n + 1}`),
  ...Array.from({ length: 20 }, (_, n) => `U${n + 1}`),
  ...Array.from({ length: 15 }, (_, n) => `G${n + 1}`),
];

describe("docs/faults.md", () => {
  it("has a row for every fault that was found (S1 to S22, R1 to R21, U1 to U20, G1 to G15)", () => {
    const named = rows.flatMap((row) => row.split("|")[1]?.match(/[SRUG]\d+/g) ?? []);
    expect(named.toSorted()).toEqual(wanted.toSorted());
  });

  it("names a test in each row, or says what is open", () => {
    const bare = rows.filter((row) => !/`tests\/[^`]+`|open: \S/.test(row.split("|")[3] ?? ""));
    expect(bare).toEqual([]);
  });

  it("names tests that are there", () => {
    const tests = rows.flatMap((row) =>
      [...row.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file),
    );
    expect(tests.filter((file) => !existsSync(join(root, file ?? "")))).toEqual([]);
  });
});
