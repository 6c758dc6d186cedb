import { describe, expect, it } from "vitest";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { clueRemarks } from "#registry/ledger/common.ts";
import { quarterlyRow } from "#registry/ledger/inspections/quarterly-row.ts";
import { play, rules } from "#tests/kit/play.ts";
import { inspectionCast } from "#tests/process/inspection/cast.ts";
import { from, opening } from "#tests/process/quarterly/games.ts";

const clue = { clueId: "clu_a", personId: "per_a" };
const registered: QuarterlyCommand = {
  type: "note-clue",
  clue: { ...clue, number: "XS-2026-0001" },
};
const ended: QuarterlyCommand = {
  type: "end-clue",
  clue: { ...clue, finding: 1, on: "2026-05-06", ending: "UNPROVEN" },
};

/** The remark of ledger L2 of a visit whose clue has got so far. */
function remarkAfter(commands: readonly QuarterlyCommand[]): string {
  const noted = [{ type: "note-clue", clue } as QuarterlyCommand, ...commands];
  const moves = noted.map((command) => ({ do: "command", by: "system", command }) as const);
  const { record } = play(quarterly, inspectionCast(from), [...opening, ...moves]);
  if (record === undefined) throw new Error("No visit");
  return quarterlyRow("qua_1", record.state, { rules, nameOf: (id) => id }).remark;
}

describe("an inspection that waits for its clue says so (§4.2, §4.3, §4.5)", () => {
  it("a visit's line of L2 names the clue that its finding waits for, until that has ended", () => {
    expect(remarkAfter([])).toContain("等待问题线索 （未编号） 办结");
    expect(remarkAfter([registered])).toContain("等待问题线索 XS-2026-0001 办结");
    const over = remarkAfter([registered, ended]);
    expect(over).toContain("问题线索 XS-2026-0001 2026-05-06 办结：查无实据");
    expect(over).not.toContain("等待");
  });

  it("the end that is told twice, and one of another clue, change nothing of it", () => {
    expect(remarkAfter([registered, ended, ended])).toBe(remarkAfter([registered, ended]));
    expect(clueRemarks([{ clueId: "clu_b", personId: "per_b" }])).toEqual([
      "等待问题线索 （未编号） 办结",
    ]);
  });
});
