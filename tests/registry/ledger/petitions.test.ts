import { describe, expect, it } from "vitest";
import { petitionColumns, petitionRow } from "#registry/ledger/petitions/columns.ts";
import {
  ask,
  by,
  course,
  type PetitionMove,
  stateOf,
  tell,
  toClass,
  toClue,
} from "#tests/process/petition/cast.ts";

const rowOf = (moves: readonly PetitionMove[]) =>
  petitionRow({
    state: stateOf(course(moves)),
    due: { notice: "2026-10-15", completion: "2026-12-18", feedback: "2026-10-15" },
  });

describe("ledger L6 信访举报台账 (A-40)", () => {
  it("has the columns of the ledgers sheet in their order, none of the reporter's", () => {
    const titles = petitionColumns.map(([title]) => title).join("·");
    expect(titles).toBe(
      "信访编号·查询码（脱敏）·收到日期·登记日期·渠道·实名/匿名·身份核实·类别·被反映人·单位职务·街镇·问题领域·主要内容摘要·是否初次·关联件·受理情况·告知应到日·告知日期/方式·转办部门·转办日期·承办部门·线索编号·办结应到日·办结日期·结论·反馈应到日·反馈日期/方式·异议·是否逾期·归档号",
    );
    expect(titles).not.toMatch(/举报人|电话|住址|邮箱/);
  });

  it("golden row: named, told over National Day, completed and fed back (D-PET-1, D-PET-2, D-PET-6)", () => {
    const moves = [
      ...toClue("NAMED"),
      by("wei", "told", "NOTICE"),
      tell("system", { type: "note-clue", clueId: "clu_1", number: "XS-2026-0007" }),
      tell("system", { type: "complete", conclusion: "PARTLY_TRUE" }),
      ask,
      by("wei", "told", "COMPLETED"),
      ask,
      by("wei", "archive"),
    ];
    expect(rowOf(moves)).toEqual([
      "XF-2026-0001",
      "无",
      "2026-09-18",
      "2026-09-18",
      "网络",
      "实名",
      "属实（2026-09-18）",
      "检举控告",
      "赵示例",
      "望海街道城建科（示例）科长",
      "望海街道（示例）",
      "其他",
      "反映私车公养（示例）",
      "是",
      "",
      "已归档",
      "2026-10-15",
      "2026-09-18 电话",
      "第 2 监督检查室",
      "2026-09-18",
      "第 2 监督检查室",
      "XS-2026-0007",
      "2026-12-18",
      "2026-09-18",
      "部分属实",
      "2026-10-15",
      "2026-09-18 电话",
      "",
      "否",
      "DA-2026-1",
    ]);
  });

  it("an anonymous one has no days for notice and feedback; what was destroyed leaves its stub", () => {
    const row = rowOf([
      ...toClass("ANONYMOUS"),
      by("wei", "upward"),
      ask,
      by("wei", "send"),
      ask,
      by("deputy", "approve"),
    ]);
    const cell = (title: string) => row[petitionColumns.findIndex(([one]) => one === title)];
    expect(["告知应到日", "反馈应到日", "被反映人", "主要内容摘要"].map(cell)).toEqual([
      "",
      "",
      "",
      "",
    ]);
    expect(cell("转办部门")).toBe("示例市纪委监委信访室");
    expect(cell("受理情况")).toBe("已报上级，本级不留存");
  });
});
