import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { sourceOf, type TableFile } from "#functions/analyzer/table-file.ts";
import { fuelSample, samplePeriod, sampleSettings } from "#local/sample/fuel-card/fuel-card.ts";
import { csvOf, workbookOf } from "#local/sample/fuel-card/fuel-card-files.ts";
import {
  type FuelTables,
  type SampleRows,
  sheetTitles,
} from "#local/sample/fuel-card/fuel-card-tables.ts";
import { fuelCards } from "#process/targeted/themes/fuel-card/theme.ts";
import { gather } from "#process/targeted/themes/themes.ts";
import { analyze, calendars, listOf } from "./play.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const csv = (bytes: Uint8Array): TableFile => ({ format: "csv", bytes });
const rowsOf = (table: TableFile, title = "加油明细") => listOf(sourceOf("a", title, table).rows);

describe("files of the unit's records", () => {
  it("the same tables in memory, as .csv and as .xlsx give the same hits", async () => {
    const { tables } = fuelSample({ fills: 600, seed: 3 });
    const { hits, summary } = await analyze(tables, {
      settings: sampleSettings,
      within: samplePeriod,
    });
    const files = {
      csv: async (_key: string, rows: SampleRows) => csv(utf8(csvOf(rows))),
      xlsx: async (key: string, rows: SampleRows): Promise<TableFile> => ({
        format: "xlsx",
        bytes: await workbookOf(sheetTitles[key as keyof FuelTables], rows),
      }),
    };
    for (const write of Object.values(files)) {
      const sources = Object.fromEntries(
        await Promise.all(
          Object.entries(tables).map(async ([key, rows]) => [
            key,
            [sourceOf(`${key}.csv`, sheetTitles[key as keyof FuelTables], await write(key, rows))],
          ]),
        ),
      );
      const found = await gather(
        fuelCards.analyze({ sources, calendars, period: samplePeriod, settings: sampleSettings }),
      );
      expect(found.summary).toEqual(summary);
      expect(found.hits).toEqual(hits);
    }
  });

  it("encodings: UTF-8 with and without mark, UTF-16, GB18030; cut anywhere", async () => {
    const rows = [
      ["卡号", "持卡人"],
      ["9001", "赵示例"],
    ];
    const text = "卡号,持卡人\r\n9001,赵示例\r\n";
    const utf16 = Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`, "utf16le");
    const gbk = Uint8Array.from([
      ...[0xbf, 0xa8, 0xba, 0xc5, 0x2c, 0xb3, 0xd6, 0xbf, 0xa8, 0xc8, 0xcb, 0x0d, 0x0a],
      ...[0x39, 0x30, 0x30, 0x31, 0x2c, 0xd5, 0xd4, 0xca, 0xbe, 0xc0, 0xfd, 0x0d, 0x0a],
    ]);
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), utf16, gbk])
      expect(await rowsOf(csv(bytes))).toEqual(rows);
    const pieces = async function* () {
      for (const byte of utf8(text)) yield Uint8Array.of(byte);
    };
    expect(await rowsOf({ format: "csv", bytes: pieces() })).toEqual(rows);
  });

  it("quotes, tabs that force text, Excel's text formulas, short and empty lines", async () => {
    const text = 'a,b\n"x,\n""y""",="00123"\n\n\t9001\n';
    expect(await rowsOf(csv(utf8(text)))).toEqual([
      ["a", "b"],
      ['x,\n"y"', "00123"],
      [""],
      ["\t9001"],
    ]);
    expect(await rowsOf(csv(utf8("")))).toEqual([]);
  });

  it("a file that breaks off or is none says so in Chinese", async () => {
    const problemsOf = async (table: TableFile) => {
      const sources = { fills: [sourceOf("a", "加油明细", table)] };
      const input = { sources, calendars, period: samplePeriod, settings: {} };
      const { problems, summary } = await gather(fuelCards.analyze(input));
      expect(summary.status).toBe("unreadable");
      return problems.map(({ code, message }) => [code, message]);
    };
    const broken = "引号或编码有误，请另存为 .xlsx 或 UTF-8 编码的 .csv 后重试";
    const none = "不是 .xlsx 工作簿，请另存后重试";
    expect(await problemsOf(csv(utf8('标题\n"没有结束')))).toEqual([
      ["table.unreadable", `文件无法读取：${broken}`],
    ]);
    expect(await problemsOf({ format: "xlsx", bytes: utf8("标题") })).toEqual([
      ["table.unreadable", `文件无法读取：${none}`],
    ]);
    const long = `流水号\n${"甲\n".repeat(20_000)}"没有结束`;
    const [[, message] = []] = await problemsOf(csv(utf8(long)));
    expect(message).toContain("没有“加油明细”的表头");
    const two = await writeExcelFile([
      { sheet: "甲", data: [["x"]] },
      { sheet: "乙", data: [["y"]] },
    ]).toBuffer();
    expect(await problemsOf({ format: "xlsx", bytes: two })).toEqual([
      ["table.unreadable", "文件无法读取：工作簿中没有工作表“加油明细”"],
    ]);
  });

  it("a workbook that would unpack to very much is not unpacked", async () => {
    const bytes = await workbookOf("里程", [["车牌号"]]);
    const at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(4_000_000_000, at + 24);
    await expect(rowsOf({ format: "xlsx", bytes })).rejects.toThrow("工作簿过大");
  });
});
