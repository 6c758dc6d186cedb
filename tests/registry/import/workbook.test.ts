import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { readWorkbook } from "#functions/importer/workbook.ts";
import { sampleHead, sampleLibrary } from "#local/sample/library/library.ts";
import { inventedPerson } from "#local/sample/library/people.ts";
import type { PersonRow, UnitRow } from "#local/sample/library/workbook.ts";
import { sheetsIn } from "../../workbook/sheets-in.ts";
import { checkBytes, checkRows, messages } from "../sample.ts";

const unit: UnitRow = { code: "A", name: "甲站(示例)", class: "科所站队" };
const someone = (n: number, more: PersonRow = {}): PersonRow => ({
  ...inventedPerson(n, { unit: "甲站(示例)", post: "工作人员", isHead: false }),
  ...more,
});

describe("the sample workbook", () => {
  it("has the numbers of article A-25: 2 units, 10 stations, 31 heads among 415", async () => {
    const bytes = await readFile("local/sample/library/information-library.xlsx");
    const { units, people, errors } = await checkBytes(bytes);
    expect(errors).toEqual([]);
    const classes = units.map(({ content }) => content.class);
    expect(classes.filter((one) => one === "DISTRICT_UNIT")).toHaveLength(2);
    expect(classes.filter((one) => one === "STATION")).toHaveLength(10);
    expect(people).toHaveLength(415);
    expect(people.filter(({ content }) => content.isKeyObject)).toHaveLength(31);
    const named = people.filter(({ content }) => content.name === sampleHead.name);
    expect(named.map(({ content }) => content.unitName)).toEqual([sampleHead.unit]);
    expect(people.every(({ idNumber }) => idNumber?.startsWith("000000"))).toBe(true);
  });

  it("is what the script builds today", async () => {
    const { units, people } = sampleLibrary();
    const shipped = await checkBytes(
      await readFile("local/sample/library/information-library.xlsx"),
    );
    expect(await checkRows(units, people)).toEqual(shipped);
  });

  it("begins with the merged title and the header", async () => {
    const sheets = await sheetsIn(await readFile("local/sample/library/information-library.xlsx"));
    expect(sheets.map(({ name }) => name)).toEqual(["单位", "人员"]);
    expect(sheets[0]?.rows[0]?.[0]).toBe("示例区提级监督对象信息库台账(截至 2026年3月1日)");
    expect(sheets[1]?.rows[1]?.slice(0, 4)).toEqual(["序号", "姓名", "性别", "身份证号"]);
  });
});

describe("wrong rows", () => {
  it("are named by row and column", async () => {
    const checked = await checkRows(
      [unit, { ...unit, number: 2 }, { code: "B", name: "乙村(示例)", class: "学校" }],
      [
        someone(0),
        someone(1, { idNumber: "000000199001010011" }),
        someone(2, { unit: "没有的单位" }),
        someone(3, { post: "" }),
        someone(0, { number: 5 }),
        someone(4, { gender: "男", bornIn: "1960-01" }),
      ],
    );
    expect(messages(checked)).toEqual([
      "第 4 行“单位代码”与第 3 行重复",
      "第 5 行“类别”应为区属单位、科所站队、村(社区)、集体经济组织之一",
      "第 4 行“身份证号”校验位不正确",
      "第 5 行“单位”填写的“没有的单位”不在单位表和信息库中",
      "第 6 行“职务”不能为空",
      "第 7 行“身份证号”与第 3 行重复",
      "第 8 行“出生年月”与身份证号不一致",
      ...(someone(4).gender === "男" ? [] : ["第 8 行“性别”与身份证号不一致"]),
    ]);
    expect(checked.people).toHaveLength(1);
    expect(checked.units).toHaveLength(1);
  });

  it("say what vacancies and units above must be", async () => {
    const checked = await checkRows(
      [
        { ...unit, authorized: 10, actual: 8, vacant: 3 },
        { code: "C", name: "丙站(示例)", class: "科所站队", parent: "丙站(示例)" },
        { code: "D", name: "丁站(示例)", class: "科所站队", parent: "无此单位" },
      ],
      [],
    );
    expect(messages(checked)).toEqual([
      "第 3 行“空编”应为 2（核定编制数减实有人数）",
      "第 4 行“上级单位”不能是本单位",
      "第 5 行“上级单位”填写的“无此单位”不在单位表和信息库中",
    ]);
  });
});

describe("a workbook with other sheets or columns", () => {
  const book = async (...sheets: [string, string[]][]) =>
    checkBytes(
      await writeExcelFile(
        sheets.map(([sheet, header]) => ({ sheet, data: [["标题"], header] })),
      ).toBuffer(),
    );

  it("is told by name", async () => {
    const checked = await book(["单位", ["序号", "单位代码", "电话"]]);
    expect(checked.isUnusable).toBe(true);
    expect(messages(checked)).toContain("缺少列“单位名称”");
    expect(messages(checked)).toContain("没有列“电话”，请按模板填写");
    expect(messages(checked)).toContain("缺少工作表“人员”");
  });

  it("is no workbook at all", async () => {
    expect(await readWorkbook(Buffer.from("PK nothing"))).toEqual({
      problem: "不是 .xlsx 工作簿，请另存后重试",
    });
  });
});
