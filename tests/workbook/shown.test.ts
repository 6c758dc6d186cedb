import { describe, expect, it } from "vitest";
import { tableLimits } from "#functions/workbook/limits.ts";
import { openWorkbook } from "#functions/workbook/read.ts";
import { type Cell, WrongCell } from "#kernel/document/documents.ts";
import * as fuel from "#process/targeted/themes/cells.ts";
import * as cells from "#registry/import/check/cells.ts";
import { personColumns } from "#registry/import/check/columns.ts";
import { readSheet } from "#registry/import/check/sheet.ts";
import { rawBook } from "./raw.ts";

function cellOf(inner: string, options?: Parameters<typeof rawBook>[1]): Cell {
  const data = `<row r="1"><c r="A1" ${inner}</c></row>`;
  const [sheet] = openWorkbook(rawBook([{ name: "甲", data }], options), tableLimits);
  return sheet?.rows()[0]?.[0];
}

const problem = (said: object) => ("problem" in said ? String(said.problem) : "read");

describe("input 10: a number says what people see in its cell", () => {
  it.each<[string, string, Cell]>([
    ["000000", "123", "000123"],
    ["00", "0", "00"],
    ["000000", "1234567", "1234567"],
    ["000000", "-5", -5],
    ["000000", "12.5", 12.5],
    ["0", "123", 123],
    ["#,##0", "1234567", 1_234_567],
    ["#,##0.00;[Red]-#,##0.00", "12.5", 12.5],
    ["_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ ", "12.5", 12.5],
    ["0&quot;%&quot;", "12", 12],
  ])("input 10: in the format %s the number %s is %j", (format, value, said) => {
    expect(cellOf(`s="1"><v>${value}</v>`, { formats: [format] })).toBe(said);
  });

  it.each([...["0,", "#,##0,", "0.0,,", "0!.0,&quot;万&quot;", "0\\.0&quot;万&quot;"]])(
    "input 10: in the format %s another number is seen, so it is refused",
    (format) => {
      const cell = cellOf('s="1"><v>12345678</v>', { formats: [format] });
      expect(problem(cell as WrongCell)).toContain("显示的数与实际存储的数不同");
      expect(cellOf('s="1"><v>0</v>', { formats: [format] })).toBe(0);
    },
  );

  it.each(["0x10", " ", "0b1", "1_000", "12abc", "Infinity", "--1"])(
    "input 04: %j in a cell of numbers is none",
    (value) => {
      expect(problem(cellOf(`><v>${value}</v>`) as WrongCell)).toContain("不是可以识别的数字");
    },
  );

  it.each<[string, string]>([
    ["2026-03-05", "2026-03-05T00:00"],
    ["2026-03-05T08:30:00Z", "2026-03-05T08:30"],
    ["2026-03-05T00:00:00+08:00", "2026-03-05T00:00"],
    ["2026-03-05T23:30:00.5-05:00", "2026-03-05T23:30"],
  ])("input 10: the ISO date %s stays the day that is written", (value, moment) => {
    const cell = cellOf(`t="d"><v>${value}</v>`);
    expect((cell as Date).toISOString()).toContain(moment);
  });

  it.each(["2026-02-31", "2026-02-31T00:00:00", "46086", "2026-13-01", "2026-03-05T25:00", "明天"])(
    "input 10: %s is no ISO date",
    (value) => {
      expect(problem(cellOf(`t="d"><v>${value}</v>`) as WrongCell)).toContain("日期");
    },
  );

  it.each(["yes", "2", "TRUE"])("input 04: %s is no truth value", (value) => {
    expect(cellOf(`t="b"><v>${value}</v>`)).toBeInstanceOf(WrongCell);
  });

  it("input 11: how a name is read aloud is no part of it, in its place neither", () => {
    const inner = 't="inlineStr"><is><r><t>𠮷示</t></r><rPh sb="0" eb="2"><t>jishi</t></rPh></is>';
    expect(cellOf(inner)).toBe("𠮷示");
  });
});

describe("input 10: what Excel has made of a typed text is refused, never kept for it", () => {
  const march = new Date("2026-03-05T00:00:00Z");
  const texts = [cells.text(40), personColumns.name.read, personColumns.post.read];

  it("a code or a name that has become a day, and a truth value", () => {
    for (const read of texts) {
      expect(problem(read(march))).toContain("存成了日期");
      expect(problem(read(true))).toContain("逻辑值");
    }
    expect(personColumns.consent.read(march)).toEqual({ value: "2026-03-05" });
    for (const read of [fuel.code, fuel.text(20)])
      expect(problem(read("true", true))).toContain("逻辑值");
    expect(problem(fuel.code("2026-03-05", march))).toContain("存成了日期");
  });

  it.each(["1.21201E+17", "1.2E17", "1,21E+17", "1E+017", "9E+5"])(
    "%s was a number of many digits once",
    (text) => {
      expect(problem(cells.text(40)(text))).toContain("丢失末位");
    },
  );

  it.each(["1E05", "3E10", "E+10", "1.2E", "12E17", "甲1.2E+17"])("%s may be a code", (text) => {
    expect(cells.text(40)(text)).toEqual({ value: text });
  });

  it("a time alone, and years that nothing here can be about", () => {
    const time = cellOf('s="1"><v>0.5</v>', { formats: [20] });
    for (const read of [cells.day, cells.month]) {
      expect(problem(read(time))).toContain("yyyy-mm");
      expect(problem(read("9026-03-05"))).toContain("yyyy-mm");
      expect(problem(read("0026-03-05"))).toContain("yyyy-mm");
    }
  });

  it("digits of full width are the same digits", () => {
    expect(cells.count("１２")).toEqual({ value: 12 });
    expect(cells.day("２０２６－０３－０５")).toEqual({ value: "2026-03-05" });
    expect(cells.month("２０２６-０３")).toEqual({ value: "2026-03" });
    expect(cells.tenThousandYuan("１２．５")).toEqual({ value: 12_500_000 });
    const wide = "11010519491231002X".replaceAll(/[\dX]/g, (sign) =>
      String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
    );
    expect(cells.idNumber(wide)).toEqual({ value: "11010519491231002X" });
    expect(problem(cells.idNumber("110105491231002"))).toContain("15 位旧号码");
  });
});

describe("input 04: no row and no sheet is passed over in silence", () => {
  const titles = Object.values(personColumns).map(({ title }) => title);
  const row = (first: string, said: Readonly<Record<string, string>>) =>
    titles.map((title, at) => (at === 0 ? first : said[title]));
  const man = {
    姓名: "赵示例",
    单位: "示例局",
    职务: "局长",
    人员类别: "公务员",
    是否提级监督对象: "是",
  };

  it("a row of data whose number begins like a closing line", () => {
    const closing = row("填表人：赵示例", { 姓名: "审核人：钱示例" });
    const read = readSheet("人员", personColumns, [
      { name: "人员", rows: [titles, row("日期待定", man), closing] },
    ]);
    expect(read.rows.length + read.errors.length).toBeGreaterThan(0);
    expect(read.errors.every(({ row: at }) => at === 2)).toBe(true);
  });

  it("two sheets of one name", () => {
    const rows = [titles];
    const sheets = [
      { name: "人员", rows },
      { name: "人 员", rows },
    ];
    const { header, errors } = readSheet("人员", personColumns, sheets);
    expect(header).toBe("wrong");
    expect(errors[0]?.message).toBe("有 2 张工作表“人员”，请只留一张");
  });
});
