import { describe, expect, it } from "vitest";
import { checkFinding } from "#process/finding/check.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import {
  type LetterCells,
  letterCells,
  targetedRow,
} from "#registry/ledger/inspections/targeted-row.ts";
import { supervisionLines } from "#registry/ledger/objects/supervision.ts";
import { ledgerColumns } from "#registry/ledger/row.ts";
import { rules } from "#tests/kit/play.ts";

const nothingYet = { requests: [], records: [], recusals: [], clues: [], disposals: [] };
const inspection = {
  ...nothingYet,
  ...{ status: "CLOSED", district: "sample", room: "2", proposer: "u-chen" },
  plan: { title: "加油卡", units: [], team: [], contents: [], themes: [] },
  findings: [
    {
      n: 1,
      kind: "LOOPHOLE",
      area: "OTHER",
      description: "示例",
      amountInFen: 0,
      subject: { type: "unit" },
    },
  ],
  settlements: [
    { finding: 1, by: "LETTER", reference: "示纪监建〔2026〕3号", doneOn: "2026-09-04" },
  ],
} as unknown as Targeted;
const letter = {
  source: { kind: "targeted", id: "tgt_1" },
  service: { servedOn: "2026-09-04" },
  clocks: { rectification: { code: "D-REC-5", base: "2026-09-04", length: 30 } },
  feedbacks: [{ submittedOn: "2026-09-30", lateDays: 0 }],
  evaluations: [{ evaluatedOn: "2026-10-12", results: [{ demand: 1, result: "DONE" }] }],
} as unknown as Letter;
const rowOf = (...letters: readonly Letter[]) =>
  targetedRow("tgt_1", inspection, { letters: cellsOf(letters), nameOf: (id) => id });
const cellsOf = (letters: readonly Letter[]): LetterCells[] =>
  letters.map((one) => letterCells(one, rules)).filter((cells) => cells !== undefined);

describe("ledger L2: what came of an inspection's letters (§5.3: 整改期限, 是否按期, 复查结果)", () => {
  it("stands in its line, from the letters themselves", () => {
    const { until, timeliness, rechecked } = rowOf(letter);
    expect(until).toMatch(/^2026-10-\d\d$/);
    expect(timeliness).toBe("是");
    expect(rechecked).toBe("2026-10-12 1完成");
  });

  it("late where any unit was late, open until each has answered, empty before service", () => {
    const answer = { submittedOn: "2026-10-30", lateDays: 3, signedBy: "示例", items: [] };
    const late: Letter = { ...letter, feedbacks: [answer] };
    expect(rowOf(letter, late).timeliness).toBe("否");
    expect(rowOf(letter, { ...letter, feedbacks: [] }).timeliness).toBe("");
    const { service: _, ...draft } = letter;
    expect(rowOf(draft)).toMatchObject({ until: "", timeliness: "", rechecked: "" });
    expect(rowOf()).toMatchObject({ until: "", timeliness: "", rechecked: "" });
  });

  it("a special inspection stands as 专项, and each finds the letters of its own", () => {
    const special = { ...inspection, plan: { ...inspection.plan, type: "SPECIAL" } } as Targeted;
    const items = [
      { pk: "", sk: "", id: "tgt_1", kind: "targeted", state: inspection },
      { pk: "", sk: "", id: "tgt_2", kind: "targeted", state: special },
    ];
    const letters = new Map([["tgt_1", cellsOf([letter])]]);
    const lines = supervisionLines(items, { rules, officers: [], letters });
    const titles = Object.values(ledgerColumns);
    const cell = (at: number, title: string) => lines[at]?.cells[titles.indexOf(title)];
    expect(lines.map((line) => line.class)).toEqual(["targeted", "special"]);
    expect([cell(0, "监督类型"), cell(1, "监督类型")]).toEqual(["靶向", "专项"]);
    expect([cell(0, "是否按期"), cell(1, "是否按期")]).toEqual(["是", ""]);
  });

  it("整改要求 in the inspectors' words, and as the finding alone where they wrote none", () => {
    const [finding] = inspection.findings;
    if (finding === undefined) throw new Error("No finding");
    const asked = { ...finding, n: 2, requirement: "一个月内公示合同台账" };
    const clue = { ...finding, n: 3, kind: "VIOLATION" as const };
    const demandsOf = (...findings: Targeted["findings"]) =>
      targetedRow("tgt_1", { ...inspection, findings }, { nameOf: (id) => id }).demands;
    expect(demandsOf(finding, { ...finding, n: 2 }, clue)).toBe("整改问题 1、整改问题 2");
    expect(demandsOf(finding, asked, clue)).toBe("整改问题 1；整改问题 2：一个月内公示合同台账");
    expect(demandsOf(clue)).toBe("");
    expect(checkFinding({ ...asked, kind: "VIOLATION" })).toMatchObject({
      fields: expect.arrayContaining([
        { path: "finding.requirement", message: expect.stringContaining("不填整改要求") },
      ]),
    });
    expect(
      checkFinding({
        ...asked,
        area: "MAJOR_DECISIONS",
        subject: { type: "unit", unitId: "u", unitName: "示例" },
      }),
    ).toBe(undefined);
  });
});
