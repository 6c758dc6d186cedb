import { describe, expect, it } from "vitest";
import { tableLimits } from "#functions/workbook/limits.ts";
import { openWorkbook } from "#functions/workbook/read.ts";
import { type Cell, lostDigits, WrongCell } from "#kernel/document/documents.ts";
import * as fuel from "#process/targeted/themes/cells.ts";
import {
  cards,
  dispatches,
  fills,
  mileage,
  vehicles,
} from "#process/targeted/themes/fuel-card/tables.ts";
import { readTable } from "#process/targeted/themes/read-table.ts";
import * as cells from "#registry/import/check/cells.ts";
import { type Columns, personColumns, unitColumns } from "#registry/import/check/columns.ts";
import { readSheet } from "#registry/import/check/sheet.ts";
import { nominationColumns } from "#registry/nomination/columns.ts";
import { listOf } from "../process/targeted/themes/play.ts";
import { rawBook } from "../workbook/raw.ts";

/** The doors by which workbooks come: the library's two sheets, nominations. */
const doors: readonly (readonly [string, Columns])[] = [
  ["library, units", unitColumns],
  ["library, people", personColumns],
  ["nominations", nominationColumns],
];
const everyColumn = doors.flatMap(([door, columns]) =>
  Object.entries(columns).map(([name, column]) => [`${door}: ${name}`, column.read] as const),
);
const problem = (said: object) => ("problem" in said ? String(said.problem) : "read");

describe("input 04: a cell whose value is not really there is refused at every column of every door", () => {
  const wrong = new WrongCell("是错误值 #REF!，请改正或清除");
  it.each(everyColumn)("%s", (_, read) => {
    expect(problem(read(wrong))).toBe(wrong.problem);
  });

  const tables = { fills, cards, vehicles, dispatches, mileage };
  it.each(Object.entries(tables))("input 04: a unit's table %s", async (_, table) => {
    const titles = Object.values(table.columns).map(({ title }) => title);
    for (const at of titles.keys()) {
      const row = titles.map((__, place) => (place === at ? wrong : "示例"));
      const [read] = await listOf(
        readTable(table as unknown as typeof fills, [{ file: "a", rows: [titles, row] }]),
      );
      const told = read?.type === "refused" ? read.problems.map(({ message }) => message) : [];
      expect(told.join()).toContain("#REF!");
    }
  });

  it.each<[string, string, string]>([
    ["#N/A", 't="e"><v>#N/A</v>', "#N/A"],
    ["#REF! of a formula", 't="e"><f>A2</f><v>#REF!</v>', "#REF!"],
    ["#DIV/0!", 't="e"><v>#DIV/0!</v>', "#DIV/0!"],
    ["#SPILL! of new versions", 't="e"><v>#SPILL!</v>', "#SPILL!"],
    ["a formula without a cached value", "><f>VLOOKUP(A2,B:C,2,0)</f>", "没有结果的公式"],
    ["a formula with an empty value", "><f>A2</f><v></v>", "没有结果的公式"],
    ["an array formula without a value", '><f t="array" ref="A1">A2:A9</f>', "没有结果的公式"],
    ["a number that is none", "><v>NaN</v>", "不是可以识别的数字"],
    ["a number beyond double", "><v>-1e999</v>", "不是可以识别的数字"],
    ["an ISO date that is none", 't="d"><v>2026-02-31T</v>', "不是可以识别的日期"],
    ["half a character by escape", 't="str"><v>廉_xD86F_</v>', "不完整的字符"],
  ])("input 04: %s", (_, inner, told) => {
    expect(problem(cellOf(inner) as WrongCell)).toContain(told);
  });
});

function rowsOf(data: string, options?: Parameters<typeof rawBook>[1]) {
  const [sheet] = openWorkbook(rawBook([{ name: "甲", data }], options), tableLimits);
  return sheet?.rows() ?? [];
}

function cellOf(inner: string, options?: Parameters<typeof rawBook>[1]): Cell {
  return rowsOf(`<row r="1"><c r="A1" ${inner}</c></row>`, options)[0]?.[0];
}

describe("input 01: stray and joined cells", () => {
  it("input 01: joined titles above a header hide nothing of the rows below", () => {
    const row = (at: number) => `<row r="${at}"><c r="A${at}"><v>${at}</v></c></row>`;
    const data = `<worksheet><sheetData>${row(1)}${row(2)}${row(3)}</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells></worksheet>`;
    expect(rowsOf(data).slice(1)).toEqual([[2], [3]]);
  });

  it("input 01: a value joined over two rows is refused in the second, never half read", () => {
    const data =
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>姓名</v></c></row><row r="2"><c r="A2" t="str"><v>孙示</v></c></row><row r="3"><c r="A3"/></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>';
    expect(rowsOf(data)[2]?.[0] ?? new WrongCell("", "covered")).toBeInstanceOf(WrongCell);
  });

  it("input 01: one stray cell in the last row and column is told, and costs no memory", () => {
    const rows = rowsOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    expect(rows.at(-1)?.at(-1)).toBeInstanceOf(WrongCell);
    expect(rows.at(-1)).toHaveLength(257);
  });
});

describe("input 10: a number of more than 15 digits has lost the last ones", () => {
  const texts: readonly (readonly [string, (cell: Cell) => object])[] = [
    ["library text", cells.text(100)],
    ["library ID number", cells.idNumber],
    ["library list", cells.listOf(cells.text(100))],
    ["unit's text", (cell) => fuel.text(100)(fuel.textOf(cell), cell)],
    ["unit's card", (cell) => fuel.code(fuel.textOf(cell), cell)],
  ];
  const numbers: readonly Cell[] = [
    ...[1e15, 121_201_030_123_456_000, 1_234_567_890_123_456, -1e16],
    ...["1.21201E+17", "9E+15", " 1.2e+18 "],
  ];
  it.each(texts.flatMap(([door, read]) => numbers.map((cell) => [door, cell, read] as const)))(
    "input 10: %s refuses %s",
    (_, cell, read) => {
      expect(problem(read(cell))).toBe(lostDigits);
    },
  );

  it("input 10: every column of text at every door refuses it", () => {
    const taken = everyColumn.filter(
      ([, read]) => problem(read(121_201_030_123_456_000)) === "read",
    );
    expect(taken.map(([name]) => name)).toEqual([]);
  });

  it("input 10: fifteen digits and text of eighteen are whole", () => {
    expect(cells.text(100)(123_456_789_012_345)).toEqual({ value: "123456789012345" });
    expect(cells.text(100)("121201030123456789")).toEqual({ value: "121201030123456789" });
  });
});

describe("input 10: dates by number", () => {
  const dayOf = (serial: number, date1904 = false) => {
    const cell = cellOf(`s="1"><v>${serial}</v>`, { formats: [14], date1904 });
    return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
  };
  it.each<[number, string]>([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [46_086, "2026-03-05"],
    [2_958_465, "9999-12-31"],
  ])("input 10: serial %d of 1900 is %s", (serial, day) => {
    expect(dayOf(serial)).toBe(day);
  });

  it("input 10: 1900-02-29, which Excel shows, is refused as the day that never was", () => {
    expect(problem(dayOf(60) as object)).toContain("不存在的日期");
    expect(problem(dayOf(60.5) as object)).toContain("不存在的日期");
  });

  it.each<[number, string]>([
    [0, "1904-01-01"],
    [60, "1904-03-01"],
    [44_624, "2026-03-05"],
    [2_957_003, "9999-12-31"],
  ])("input 10: serial %d of 1904 is %s", (serial, day) => {
    expect(dayOf(serial, true)).toBe(day);
  });

  it.each([-1, 2_958_466])("input 10: serial %d is no date and stays a number", (serial) => {
    expect(dayOf(serial)).toBe(serial);
  });

  it.each(["2026-02-29", "1900-02-29", "2026-13-01", "2026-3-5", "2026/03/05", "05.03.2026"])(
    "input 10: the library refuses %s by its column",
    (text) => {
      expect(problem(cells.day(text))).toContain("yyyy-mm-dd");
    },
  );
});

describe("input 04: a header that stands lower, with signs that nobody sees", () => {
  it("input 04: is found within 30 lines, by one form of its titles", () => {
    const titles = Object.values(unitColumns).map(({ title }) => title);
    const odd = titles.map((title) => `\u200b ${title} `.normalize("NFC"));
    const above = Array.from({ length: 28 }, () => ["填表说明"]);
    const row = titles.map(() => undefined);
    const read = readSheet("单位", unitColumns, [{ name: "单位", rows: [...above, odd, row] }]);
    expect(read.errors.filter(({ message }) => message.includes("缺少"))).toEqual([]);
  });
});
