import { describe, expect, it } from "vitest";
import type { Asked } from "#kernel/permission/read-tasks.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import {
  approvalColumns,
  approvalLines,
  recusalColumns,
  recusalLine,
} from "#registry/ledger/objects/approval.ts";
import { warningColumns, warningLine } from "#registry/ledger/objects/warning-routes.ts";
import { rules } from "#tests/kit/play.ts";

const due = { effectiveDue: "2026-03-04" };
const asked = {
  task: {
    title: "分管领导审批",
    policy: { type: "all" },
    actions: [{ action: "approve", label: "同意", outcome: "approved" }],
    due,
    room: "1",
    shown: "0123456789abcdef0123",
    seats: [
      {
        person: "u-wu",
        role: "DEPUTY_SECRETARY",
        ballot: { action: "approve", opinion: "同意（示例）", at: "2026-03-05T01:00:00.000Z" },
        through: { verb: "deputy", from: "u-zhou" },
      },
      {
        person: "u-feng",
        role: "SECRETARY",
        ballot: { action: "approve", opinion: "", at: "2026-03-04T01:00:00.000Z" },
      },
      { person: "u-lv", role: "OFFICE", state: "ASKED" },
    ],
  },
  record: { id: "let_x", kind: "letter", summary: { number: "示纪监建〔2026〕3号" } },
} as unknown as Asked;

describe("ledger L12 审批链", () => {
  it("has a line for each answer in their order, late ones and stand-ins told", () => {
    const lines = approvalLines(asked, (id) => id);
    const cell = (at: number, title: (typeof approvalColumns)[number]) =>
      lines[at]?.cells[approvalColumns.indexOf(title)];
    expect(lines).toHaveLength(2);
    expect(lines.map(({ on, room, class: kind }) => [on, room, kind])).toEqual([
      ["2026-03-04", "1", "letter"],
      ["2026-03-05", "1", "letter"],
    ]);
    expect(cell(0, "是否逾期")).toBe("否");
    expect(cell(1, "是否逾期")).toBe("是");
    expect(cell(1, "替办情况")).toBe("代办（原u-zhou）");
    expect([cell(1, "事项"), cell(1, "审批方式"), cell(1, "决定")]).toEqual([
      "示纪监建〔2026〕3号",
      "会签",
      "同意",
    ]);
    for (const { cells } of lines) expect(cells).toHaveLength(approvalColumns.length);
  });
});

describe("ledger L11 回避登记", () => {
  it("tells who asked, why, and what was decided (监察法 Art. 67)", () => {
    const line = recusalLine(
      {
        status: "GRANTED",
        subject: { kind: "letter", id: "let_x" },
        officer: "u-chen",
        officerName: "陈示六",
        relation: "relative",
        detail: "夫妻（示例）",
        requestedBy: "object",
        enteredBy: "u-shen",
        enteredAt: "2026-03-04T17:00:00.000Z",
      },
      (id) => id,
    );
    expect(line.on).toBe("2026-03-05");
    expect(line.cells).toHaveLength(recusalColumns.length);
    expect(line.cells.slice(1, 7)).toEqual([
      "监督对象",
      "陈示六",
      shortNumber("let_x"),
      "近亲属",
      "夫妻（示例）",
      "决定回避",
    ]);
  });
});

describe("预警清单 (§5.1)", () => {
  const open = (effectiveDue: string) =>
    ({
      ...asked,
      task: {
        ...asked.task,
        due: { ruleCode: "D-LET-1", effectiveDue, nominalDue: effectiveDue, provisional: false },
        seats: [
          { person: "u-wu", role: "DEPUTY_SECRETARY" },
          { person: "per_1", role: "OBJECT" },
        ],
      },
    }) as unknown as Asked;
  const of = { today: "2026-03-20", rules, nameOf: (id: string) => `${id}名` };

  it("tells number, stage, due day, days and handler, and no name of whom it is about", () => {
    const line = warningLine(open("2026-03-04"), of);
    expect(line).toMatchObject({ class: "RED", on: "2026-03-04", room: "1" });
    expect(line?.cells).toEqual([
      ...["红", shortNumber("let_x"), "分管领导审批", "1", "2026-03-04"],
      ...["已逾期 12 个工作日", "u-wu名"],
    ]);
    expect(line?.cells).toHaveLength(warningColumns.length);
    expect(warningLine(open("2026-12-31"), of)).toBeUndefined();
  });
});
