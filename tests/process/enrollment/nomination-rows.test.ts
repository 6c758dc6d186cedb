import { describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import type { Cell } from "#kernel/document/documents.ts";
import { readSheet } from "#registry/import/check/sheet.ts";
import { checkNominations, type KnownPerson } from "#registry/nomination/check.ts";
import {
  type NominationColumn,
  nominationColumns,
  nominationSheet,
} from "#registry/nomination/columns.ts";
import { nominationTemplate } from "#registry/nomination/template.ts";

const columns = Object.keys(nominationColumns) as NominationColumn[];
type Row = Partial<Record<NominationColumn, Cell>>;

const good: Row = {
  number: 1,
  name: "赵示例",
  unit: "望海街道城建科（示例）",
  scores: "权力集中程度 90 信息库；资金量／85.5／三资平台",
  judgment: "廉政风险较高（示例）",
  objectClass: "基层科所站队主要负责人",
  criteria: "权力集中、资金密集",
  riskGrounds: "补偿资金量大（示例）",
  powers: "房屋丈量；补偿核算",
  amount: "23600.5",
  focus: "其他",
  focusNote: "腾迁",
  contents: "“三重一大”制度执行",
  scopeOfMatters: "补偿核算",
  basisTitle: "关于进一步加强基层监督工作的意见",
  basisIssuer: "市委办公厅",
  basisDate: new Date("2024-12-01T00:00:00Z"),
};

const unit = { id: "unt_1", code: "CJ", name: "望海街道城建科（示例）" };
const person = (id: string, change: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name: "赵示例",
  unitId: unit.id,
  unitName: unit.name,
  post: "科长",
  status: "ON_POST",
  ...change,
});

function check(rows: readonly Row[], people: readonly KnownPerson[] = [person("per_1")]) {
  const header = columns.map((name) => nominationColumns[name].title);
  const cells = rows.map((row) => columns.map((name) => row[name]));
  const read = readSheet(nominationSheet, nominationColumns, [
    { name: nominationSheet, rows: [["标题"], header, ...cells] },
  ]);
  const checked = checkNominations(read.rows, "sample", {
    byId: (id) => people.find((one) => one.id === id),
    ofUnit: (id) => people.filter(({ unitId }) => unitId === id),
    findUnit: (named) =>
      named === unit.name || named === unit.code ? unit : { problem: `填写的“${named}”不在单位表` },
  });
  const errors = [...read.errors, ...checked.errors];
  return { rows: checked.rows, messages: errors.map(({ message }) => message) };
}

describe("rows of a workbook of nominations (A-02, A-05, A-09, A-14, A-34)", () => {
  it("a row is a whole nomination: lists, money in fen, days and scores are read", () => {
    const { rows, messages } = check([good]);
    expect(messages).toEqual([]);
    expect(rows).toMatchObject([
      {
        row: 3,
        candidate: { personId: "per_1", unitId: "unt_1", post: "科长" },
        scoreSheet: {
          items: [
            { item: "权力集中程度", score: 90, source: "信息库" },
            { item: "资金量", score: 85.5, source: "三资平台" },
          ],
        },
        nomination: {
          objectClass: "STATION_HEAD",
          criteria: ["POWER_CONCENTRATED", "FUNDS_INTENSIVE"],
          powers: ["房屋丈量", "补偿核算"],
          amountInFen: 23_600_500_000,
          contents: ["MAJOR_DECISIONS"],
          basis: [{ title: "关于进一步加强基层监督工作的意见", date: "2024-12-01" }],
        },
      },
    ]);
  });

  it("the same row has the same id wherever it stands; another content has another", () => {
    const [first] = check([good]).rows;
    const [moved] = check([{}, { ...good, number: 7 }]).rows;
    const [byId] = check([{ ...good, name: undefined, personId: "per_1" }]).rows;
    const [other] = check([{ ...good, judgment: "另一研判" }]).rows;
    expect(moved).toMatchObject({ id: first?.id, row: 4 });
    expect(byId?.id).toBe(first?.id);
    expect(other?.id).not.toBe(first?.id);
  });

  it.each<[string, Row, string]>([
    ["no criterion", { criteria: undefined }, "第 3 行“纳入标准”不能为空"],
    ["an unknown criterion", { criteria: "权力集中、人缘好" }, "第 3 行“纳入标准”应为权力集中、"],
    ["a score that is none", { scores: "权力集中程度 101 信息库" }, "第 3 行“评分”每项应为"],
    ["a negative amount", { amount: -1 }, "第 3 行“涉及金额(万元)”应为不小于 0 的数字"],
    ["a day that is none", { basisDate: "2026-02-30" }, "第 3 行“发文日期”应为 yyyy-mm-dd"],
    ["no basis (A-08)", { basisTitle: "" }, "第 3 行“依据文件”不能为空"],
    ["nobody", { name: undefined }, "第 3 行“姓名”不能为空（未填人员编号时）"],
    ["no unit", { unit: undefined }, "第 3 行“单位”不能为空（未填人员编号时）"],
    ["an unknown unit", { unit: "无此单位" }, "第 3 行“单位”填写的“无此单位”不在单位表"],
    ["somebody else", { name: "钱示例" }, "第 3 行“姓名”填写的“钱示例”不在该单位的人员中"],
    ["another post", { post: "站长" }, "第 3 行“职务”与信息库不一致"],
    ["an unknown id", { personId: "per_0" }, "第 3 行“人员编号”不在信息库中"],
    ["an id of another name", { personId: "per_1", name: "钱示例" }, "第 3 行“姓名”与人员编号"],
    ["a place that is none", { place: "无此单位" }, "第 3 行“季度检查地点”填写的"],
  ])("refuses %s, naming row and column", (_, change, message) => {
    const { rows, messages } = check([{ ...good, ...change }]);
    expect(rows).toEqual([]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(message);
  });

  it("namesakes of one unit are told apart by post or id, a person who has left is nobody", () => {
    const two = [person("per_1"), person("per_2", { post: "副科长" })];
    expect(check([good], two).messages).toEqual([
      "第 3 行“姓名”填写的“赵示例”在该单位有多名同名人员，请填写职务或人员编号",
    ]);
    expect(check([{ ...good, post: "副科长" }], two).rows).toMatchObject([
      { candidate: { personId: "per_2" } },
    ]);
    const left = person("per_2", { status: "LEFT_POST" });
    expect(check([good], [person("per_1"), left]).rows).toMatchObject([
      { candidate: { personId: "per_1" } },
    ]);
    expect(check([good], [left]).messages).toEqual(["第 3 行“姓名”已离开岗位"]);
  });

  it("a person stands in a workbook once", () => {
    const again = { ...good, name: undefined, personId: "per_1" };
    expect(check([good, again]).messages).toEqual(["第 4 行“姓名”与第 3 行为同一人"]);
  });

  it("the empty template, written and opened again, has every column and no row", async () => {
    const documents = createDocuments();
    const ledger = nominationTemplate({ filledBy: "陈示六", date: "2026-03-03" });
    const read = await documents.sheets(await documents.xlsx(ledger));
    const sheets = "sheets" in read ? read.sheets : [];
    expect(readSheet(nominationSheet, nominationColumns, sheets)).toEqual({
      rows: [],
      errors: [],
      header: "right",
    });
    expect(JSON.stringify(ledger)).not.toContain("身份证号码");
  });

  it("what is no workbook is none", async () => {
    for (const bytes of [Buffer.from("PK"), Buffer.alloc(64)])
      expect(await createDocuments().sheets(bytes)).toEqual({
        problem: "不是 .xlsx 工作簿，请另存后重试",
      });
  });
});
