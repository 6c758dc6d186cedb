import { describe, expect, it } from "vitest";
import { letterColumns, letterRow } from "#process/letter/paper/ledger.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { quarterly } from "#process/quarterly/process.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { clueRemarks, sourceRemarks } from "#registry/ledger/common.ts";
import { quarterlyRow } from "#registry/ledger/inspections/quarterly-row.ts";
import { targetedRow } from "#registry/ledger/inspections/targeted-row.ts";
import { play, rules } from "#tests/kit/play.ts";
import { inspectionCast } from "#tests/process/inspection/cast.ts";
import { content } from "#tests/process/letter/sample.ts";
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

/** Lists of records on which nothing has happened yet. */
const nothingYet = {
  requests: [],
  records: [],
  recusals: [],
  clues: [],
  disposals: [],
  former: [],
  voidedNumbers: [],
  feedbacks: [],
  evaluations: [],
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

describe("a letter and the clues of one inspection wait for each other, and say so (§4.3, §4.4)", () => {
  const end = { finding: 1, on: "2026-05-06", ending: "UNPROVEN" } as const;
  const letter = { content, status: "SERVED", ...nothingYet } as unknown as Letter;
  const remarkOf = (source: object) => {
    const cells = letterRow(letter, rules, sourceRemarks(source));
    expect(cells).toHaveLength(letterColumns.length);
    return cells.at(-1);
  };

  it("a letter's line of L7 says how many clues have not ended, and never which", () => {
    expect(remarkOf({ clues: [clue, { ...clue, clueId: "clu_b", number: "XS-2026-0002" }] })).toBe(
      "同一检查移交的问题线索尚有 2 件未办结",
    );
    expect(remarkOf({ clues: [{ ...clue, ended: end }] })).toBe("");
    expect(remarkOf({})).toBe("");
    expect(letterRow({ ...letter, status: "REFUSED" }, rules, ["等待"]).at(-1)).toBe(
      "拒不采纳；等待",
    );
  });

  it("a targeted inspection's line of L2 names the findings that wait for their letter", () => {
    const finding = { kind: "LOOPHOLE", area: "OTHER", description: "", amountInFen: 0 };
    const state = {
      ...nothingYet,
      status: "DISPOSAL",
      plan: { title: "加油卡", units: [], team: [], contents: [] },
      findings: [1, 2].map((n) => ({ ...finding, n, subject: { type: "unit" } })),
      settlements: [{ finding: 1, by: "LETTER", reference: "示纪监建〔2026〕3号", doneOn: end.on }],
    } as unknown as Targeted;
    const remark = (of: Targeted) => targetedRow("tgt_1", of, { nameOf: (id) => id }).remark;
    expect(remark(state)).toContain("等待问题 2 的建议书或者整改");
    expect(remark(state)).not.toContain("问题 1 的");
    expect(remark({ ...state, status: "CLOSED" })).not.toContain("等待");
  });
});
