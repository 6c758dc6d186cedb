import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { formLimits, tableLimits } from "#functions/workbook/limits.ts";
import { openWorkbook } from "#functions/workbook/read.ts";
import { WrongCell } from "#kernel/document/documents.ts";
import { rawBook, withClaim } from "./raw.ts";

const sheetPart = "xl/worksheets/sheet0.xml";

function rowsOf(data: string, options?: Parameters<typeof rawBook>[1]) {
  const [sheet] = openWorkbook(rawBook([{ name: "甲", data }], options), tableLimits);
  return sheet?.rows() ?? [];
}

/** The first cell of a row with these attributes and children. */
function cellOf(inner: string, options?: Parameters<typeof rawBook>[1]) {
  return rowsOf(`<row r="1"><c r="A1" ${inner}</c></row>`, options)[0]?.[0];
}

function refusalOf(bytes: Uint8Array, limits = tableLimits): string {
  try {
    for (const sheet of openWorkbook(bytes, limits)) sheet.rows();
    return "read";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("what a cell says", () => {
  it.each([
    ["a number", "><v>12.5</v>", 12.5],
    ["a shared text of several runs", 't="s"><v>0</v>', "赵示例"],
    ["a text in its place", 't="inlineStr"><is><t>甲 乙</t></is>', "甲 乙"],
    ["a formula's text", 't="str"><f>A2</f><v>甲</v>', "甲"],
    ["a formula that says nothing", 't="str"><f>""</f><v></v>', undefined],
    ["yes and no", 't="b"><v>1</v>', true],
    ["a name beyond 16 bits", 't="inlineStr"><is><t>&#x20BB7;示</t></is>', "𠮷示"],
    ["what nobody sees", 't="inlineStr"><is><t>孙_x0008_\u200b示</t></is>', "孙示"],
    ["an escaped underline", 't="inlineStr"><is><t>型号_x005F_x0041_</t></is>', "型号_x0041_"],
    ["only a style", 's="1">', undefined],
  ])("is %s", (_, inner, said) => {
    const strings = ["<r><t>赵示</t></r><r><t>例</t></r><rPh><t>zhao</t></rPh>"];
    expect(cellOf(inner, { strings })).toBe(said);
  });

  it.each([
    ["an error", 't="e"><f>VLOOKUP(A2)</f><v>#N/A</v>', "是错误值 #N/A，请改正或清除"],
    ["a formula never worked out", "><f>SUM(A2)</f><v/>", "是没有结果的公式"],
    ["a formula without any value", "><f>SUM(A2)</f>", "是没有结果的公式"],
    ["half a character", 't="inlineStr"><is><t>廉_xD86F_</t></is>', "含有不完整的字符"],
    ["no number", "><v>1e999</v>", "不是可以识别的数字"],
  ])("is wrong in its place: %s", (_, inner, problem) => {
    const cell = cellOf(inner);
    expect(cell).toBeInstanceOf(WrongCell);
    expect((cell as WrongCell).problem).toContain(problem);
  });

  it.each<[string, number | string, boolean, string]>([
    ["a day of a built-in format", 14, false, "2026-03-05T00:00:00.000Z"],
    ["a day of the date system of 1904", 14, true, "2030-03-06T00:00:00.000Z"],
    ["a day in Chinese", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", false, "2026-03-05"],
    ["a day of a locale", "[$-804]yyyy/m/d;@", false, "2026-03-05"],
  ])("is %s", (_, format, date1904, day) => {
    const cell = cellOf('s="1"><v>46086</v>', { formats: [format], date1904 });
    expect((cell as Date).toISOString()).toContain(day);
  });

  it.each(["#,##0.00;[Red]-#,##0.00", "0&quot;d&quot;", "General", "0.00E+00", "@"])(
    "is a number in the format %s",
    (format) => {
      expect(cellOf('s="1"><v>46086</v>', { formats: [format] })).toBe(46_086);
    },
  );
});

describe("where cells stand", () => {
  it("keeps rows and columns in their places, with and without references", () => {
    const rows = rowsOf(
      '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
    );
    expect([rows[0], rows[1], rows[2]]).toEqual([undefined, [undefined, 1, 2], [3]]);
  });

  it("a stray cell far away costs nothing and is told in its row (input 01)", () => {
    const data = Array.from(
      { length: 3000 },
      (_, at) =>
        `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c><c r="XFD${at + 1}"><v>0</v></c></row>`,
    ).join("");
    const rows = rowsOf(`${data}<row r="1048576"><c r="A1048576"><v>9</v></c></row>`);
    expect(rows).toHaveLength(1_048_576);
    expect(rows[17]).toHaveLength(257);
    expect(rows[17]?.[256]).toBeInstanceOf(WrongCell);
  });

  it("only the first of joined cells has a value", () => {
    const data =
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>';
    const rows = rowsOf(data);
    expect(rows[0]).toEqual([1]);
    expect(rows[1]?.[0]).toMatchObject({ kind: "covered" });
    expect(rows[1]?.[1]).toBe(2);
  });

  it("a hidden sheet is not there", () => {
    const book = rawBook([
      { name: "藏", data: "", state: "hidden" },
      { name: "深藏", data: "", state: "veryHidden" },
      { name: "见", data: "" },
    ]);
    expect(openWorkbook(book, tableLimits).map(({ name }) => name)).toEqual(["见"]);
  });
});

describe("what is refused before memory is spent on it", () => {
  const blanks = " ".repeat(25_000_000);
  const bomb = rawBook([{ name: "甲", data: blanks }]);
  const tooBig = "工作簿过大，请拆分或另存为 .csv 后重试";
  const damaged = "工作簿已损坏，请另存后重试";

  it("a part that unpacks to more than the limit (input 06)", () => {
    expect(refusalOf(bomb, formLimits)).toBe(tooBig);
  });

  it("a part that unpacks to more than the directory says (input 07)", () => {
    expect(refusalOf(withClaim(bomb, sheetPart, 5000))).toBe(tooBig);
  });

  it("too many cells", () => {
    const row = (at: number) => `<row r="${at}">${"<c><v>1</v></c>".repeat(100)}</row>`;
    const data = Array.from({ length: 50 }, (_, at) => row(at + 1)).join("");
    expect(refusalOf(rawBook([{ name: "甲", data }]), { unpacked: 1e6, cells: 4999 })).toBe(tooBig);
  });

  it("joined cells over everything, again and again", () => {
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(9000);
    const data = `<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
    expect(refusalOf(rawBook([{ name: "甲", data }]))).toBe(tooBig);
  });

  it.each([
    ["rows that go back", '<row r="5"/><row r="5"/>'],
    ["cells that go back", '<row r="1"><c r="B1"/><c r="B1"/></row>'],
    ["a cell of another row", '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ["a row beyond the last", '<row r="1048577"/>'],
    ["a column beyond the last", '<row r="1"><c r="XFE1"/></row>'],
    ["a shared text that is not there", '<row r="1"><c t="s"><v>7</v></c></row>'],
    ["no XML", "<row"],
    ["tags without end", "<x>".repeat(200)],
  ])("%s", (_, data) => {
    expect(refusalOf(rawBook([{ name: "甲", data }]))).toBe(damaged);
  });

  it("what is no workbook, with what to do about it", () => {
    expect(refusalOf(strToU8("PK nothing"))).toContain("不是 .xlsx 工作簿");
    expect(refusalOf(zipSync({ "word/document.xml": strToU8("<a/>") }))).toContain("不是 .xlsx");
    const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600));
    expect(refusalOf(compound)).toContain("已加密，或为旧版 .xls");
  });
});
