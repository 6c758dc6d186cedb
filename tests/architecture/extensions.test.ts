import { describe, expect, it } from "vitest";
import { codeOf, sourcesOf } from "./sources.ts";

describe("a longer limit is asked for before its day has gone by", () => {
  const calls = (name: string) =>
    sourcesOf("shared", "functions")
      .filter(({ text }) => new RegExp(`(?<![\\w.])${name}\\(`).test(codeOf(text)))
      .map(({ path }) => path);

  it("what is entered with its leave goes through the check (D-CLU-8, D-CLU-10, D-PET-6, D-PET-9)", () => {
    expect(calls("extend").toSorted()).toEqual([
      "shared/kernel/task/time/longer.ts",
      "shared/process/clue/ways/trial.ts",
      "shared/process/clue/ways/verify.ts",
      "shared/process/petition/commands.ts",
    ]);
  });

  it("without it is granted only what was asked for in time", () => {
    // The supplement's extension is checked when it is asked for, and answered later.
    expect(calls("longer")).toEqual([
      "shared/kernel/task/time/longer.ts",
      "shared/process/enrollment/supplement/extension.ts",
    ]);
    expect(calls("extensionProblem")).toEqual(calls("longer"));
  });

  it("nothing else reads the register's extensions to move a day", () => {
    const reads = sourcesOf("shared/process", "shared/registry").filter(({ text }) =>
      /"extension" in|\.extension\.length|limit\w*\.extension/.test(codeOf(text)),
    );
    expect(reads.map(({ path }) => path)).toEqual([]);
  });
});
