import { strFromU8, unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { writeLedger } from "#functions/documents/workbook/ledger.ts";
import type { Ledger } from "#kernel/document/documents.ts";

const ledger: Ledger = {
  sheet: "问题线索台账",
  title: "示例区问题线索台账(截至 2026年9月4日)",
  classification: "工作秘密",
  summary: {
    columns: ["类别", "在办", "涉及金额"],
    rows: [
      ["检举控告", "2", "0.50"],
      ["合计", "3", "137000000.05"],
    ],
  },
  columns: ["序号", "线索编号", "收到日期", "涉及金额", "满意率", "访谈人数", "主要问题"],
  rows: [
    ["1", "000123", "2026-02-28", "137000000.05", "66.67%", "3", "甲\n乙 < & \" '"],
    ["2", "XS-2026-0002", "待日历", "", "", "0", ""],
    ["3", "XS-2026-0003", "2026-02-30", "12345678901234567890", "—", "三", "丙"],
  ],
  filledBy: "沈示十",
  checkedBy: "",
  date: "2026-09-04",
};

async function read(bytes: Uint8Array): Promise<unknown[][]> {
  const sheets = await readXlsxFile(Buffer.from(bytes));
  return (sheets[0] as unknown as { data: unknown[][] }).data;
}

describe("a ledger as an office prints it and calculates with it", () => {
  it("has typed cells where a value is one, and the text as it is where it is none", async () => {
    const rows = await read(await writeLedger(ledger));
    const head = rows.slice(1, 4).map((cells) => cells.filter((cell) => cell !== null));
    expect(head).toEqual([
      ["类别", "在办", "涉及金额"],
      ["检举控告", 2, 0.5],
      ["合计", 3, 137_000_000.05],
    ]);
    expect(rows[4]).toEqual(ledger.columns);
    const day = new Date("2026-02-28T00:00:00.000Z");
    expect(rows.slice(5, 8)).toEqual([
      [1, "000123", day, 137_000_000.05, expect.closeTo(0.6667), 3, "甲\n乙 < & \" '"],
      [2, "XS-2026-0002", "待日历", null, null, 0, null],
      [3, "XS-2026-0003", "2026-02-30", "12345678901234567890", "—", "三", "丙"],
    ]);
    expect(rows[8]?.filter((cell) => cell !== null)).toEqual([
      "填表人：沈示十",
      "审核人：",
      "日期：2026-09-04",
    ]);
  });

  it("is framed, fitted to the width of a landscape page, with the header on each and the mark above", async () => {
    const files = unzipSync(await writeLedger(ledger));
    const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const sheet = part("xl/worksheets/sheet1.xml");
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(sheet).toContain("<oddHeader>&amp;R工作秘密</oddHeader>");
    expect(part("xl/workbook.xml")).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'问题线索台账\'!$5:$5</definedName>',
    );
    expect(part("xl/styles.xml")).toContain('<left style="thin">');
    const wide = Array.from({ length: 35 }, (_, at) => `项目${at}`);
    const on = unzipSync(await writeLedger({ ...ledger, columns: wide, rows: [wide] }));
    expect(strFromU8(on["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain(
      'paperSize="8"',
    );
  });

  it("a class has a sheet of its own", async () => {
    const bytes = await writeLedger(
      { ...ledger, sheet: "单位" },
      { ...ledger, sheet: "人员", rows: [] },
    );
    const sheets = await readXlsxFile(Buffer.from(bytes));
    expect(sheets.map((one) => (one as unknown as { sheet: string }).sheet)).toEqual([
      "单位",
      "人员",
    ]);
  });
});
