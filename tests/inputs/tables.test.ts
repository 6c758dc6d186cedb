import { describe, expect, it } from "vitest";
import { sourceOf, type TableFile } from "#functions/analyzer/table-file.ts";
import { writeLedger } from "#functions/documents/workbook/ledger.ts";
import { tableLimits } from "#functions/workbook/limits.ts";
import { openWorkbook } from "#functions/workbook/read.ts";
import { WrongCell } from "#kernel/document/documents.ts";
import { listOf } from "../process/targeted/themes/play.ts";

const csv = (bytes: Uint8Array): TableFile => ({ format: "csv", bytes });
const read = (bytes: Uint8Array) => listOf(sourceOf("a.csv", "加油明细", csv(bytes)).rows);
const utf8 = (text: string) => Buffer.from(text, "utf8");
const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();
/** 卡号,持卡人 / 9001,赵示例 in GBK. */
const gbk = Uint8Array.from([
  ...[0xbf, 0xa8, 0xba, 0xc5, 0x2c, 0xb3, 0xd6, 0xbf, 0xa8, 0xc8, 0xcb, 0x0d, 0x0a],
  ...[0x39, 0x30, 0x30, 0x31, 0x2c, 0xd5, 0xd4, 0xca, 0xbe, 0xc0, 0xfd, 0x0d, 0x0a],
]);
/** The same behind a line 㐀, which has four bytes in GB18030. */
const gb18030 = Uint8Array.from([0x81, 0x39, 0xee, 0x39, 0x0d, 0x0a, ...gbk]);
const plain = "卡号,持卡人\r\n9001,赵示例\r\n";
const rows = [
  ["卡号", "持卡人"],
  ["9001", "赵示例"],
];

describe("input 16: tables as systems write them", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", utf8(plain)],
    ["UTF-8 with a mark", utf8(`\ufeff${plain}`)],
    ["UTF-16 little end first, marked", Buffer.from(`\ufeff${plain}`, "utf16le")],
    ["UTF-16 little end first, unmarked", Buffer.from(plain, "utf16le")],
    ["UTF-16 big end first, marked", swapped(`\ufeff${plain}`)],
    ["UTF-16 big end first, unmarked", swapped(plain)],
    ["GB18030 with signs of four bytes", gb18030],
    ["GBK", gbk],
    ["semicolons", utf8(plain.replaceAll(",", ";"))],
    ["tabs", utf8(plain.replaceAll(",", "\t"))],
    ["upright lines", utf8(plain.replaceAll(",", "|"))],
    ["a line that names the separator", utf8(`sep=;\r\n${plain.replaceAll(",", ";")}`)],
    ["ends of lines of old Macs", utf8(plain.replaceAll("\r\n", "\r"))],
    ["apostrophes before values", utf8(plain.replace("9001", "'9001"))],
    ["backticks before values", utf8(plain.replace("9001", "`9001"))],
    ["text formulas", utf8(plain.replace("9001", '"=""9001"""'))],
    ["text formulas without quotes around", utf8(plain.replace("9001", '="9001"'))],
    ["everything in quotes", utf8('"卡号","持卡人"\r\n"9001","赵示例"\r\n')],
    ["tabs around values", utf8(plain.replace("9001", "\t9001\t"))],
  ])("input 16: %s", async (_, bytes) => {
    const found = (await read(bytes)).filter((row) => !/^(?:sep=|㐀)/.test(String(row[0])));
    expect(found.map((row) => row.map((cell) => String(cell).trim()))).toEqual(rows);
  });

  it.each([
    ["little", (text: string) => Buffer.from(text, "utf16le")],
    ["big", swapped],
  ] as const)("input 16: UTF-16, %s end first, whose first sign is 一", async (_, encoded) => {
    expect((await read(encoded(`一、加油明细\r\n${plain}`))).slice(1)).toEqual(rows);
  });

  it("input 16: a hundred thousand columns are read, and rows and columns behind the data are none", async () => {
    const wide = `卡号,持卡人${",".repeat(100_000)}\r\n9001,赵示例${",".repeat(100_000)}\r\n,,\r\n\r\n`;
    const found = (await read(utf8(wide))).map((row) => row.filter((cell) => cell !== ""));
    expect(found).toEqual([...rows, [], []]);
  });

  it("input 16: a line break and a quote within quotes are of the value", async () => {
    const [, row] = await read(utf8('卡号,备注\n9001,"第一行\r\n第二行""引号"""\n'));
    expect(row).toEqual(["9001", '第一行\n第二行"引号"']);
  });

  it("input 16: a text formula that breaks off loses none of its signs", async () => {
    const [, row] = await read(utf8('卡号,持卡人\n="9001,赵示例\n'));
    expect(row?.[0]).not.toBe("900");
    expect(String(row?.[0])).toContain("9001");
  });

  it("input 16: GBK behind a first piece of plain signs, cut within a character", async () => {
    const head = utf8(`${"A".repeat(65_535)},B\r\n`);
    const bytes = Buffer.concat([head, gbk]);
    expect((await read(bytes)).slice(1)).toEqual(rows);
  });

  it.each<[string, Uint8Array]>([
    ["bytes of no encoding", Uint8Array.of(0x81, 0x20, 0xff, 0xff, 0x0a)],
    ["quotes that never close", utf8(`卡号,持卡人\n"${"9".repeat(1_100_000)}`)],
  ])("input 16: %s are refused in Chinese", async (_, bytes) => {
    await expect(read(bytes)).rejects.toThrow("引号或编码有误");
  });

  it("input 16: half a character in UTF-16 is refused in its cell", async () => {
    const [, row] = await read(Buffer.from("\ufeff卡号,持卡人\n9001,廉\ud86f\n", "utf16le")).catch(
      () => [[], [new WrongCell("不完整")]],
    );
    expect(row?.at(-1)).toBeInstanceOf(WrongCell);
  });
});

const ledger = {
  ...{ sheet: "台账", title: "示例", classification: "工作秘密", columns: ["序号", "甲"] },
  ...{ filledBy: "沈示十", checkedBy: "", date: "2026-03-05" },
};

describe("input 18: ledgers within what Excel holds", () => {
  it.each<[string, string]>([
    ["40,000 signs of two units each", "𠮷".repeat(40_000)],
    ["exactly as many as a cell holds", "甲".repeat(32_767)],
    ["one more", "甲".repeat(32_768)],
    ["a cut that would fall within a sign", `甲${"𠮷".repeat(20_000)}`],
  ])("input 18: %s are whole", async (_, text) => {
    const bytes = await writeLedger({ ...ledger, rows: [["1", text]] });
    const [sheet] = openWorkbook(bytes, tableLimits);
    const pieces = (sheet?.rows() ?? []).slice(2, -1).map((row) => String(row?.[1]));
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(32_767);
  });

  it.each([
    "_x0041_",
    "_x005f_x0041_",
    "_X0041_",
    "_x00e9_示例",
    "=1+1",
    "+86",
    "-1",
    "@示例",
    "'00",
  ])("input 18: %s is shown as it is", async (text) => {
    const bytes = await writeLedger({ ...ledger, rows: [["1", text]] });
    const [sheet] = openWorkbook(bytes, tableLimits);
    expect(String((sheet?.rows() ?? [])[2]?.[1])).toBe(text);
  });
});
