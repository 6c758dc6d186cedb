import { writeLedger } from "#functions/documents/workbook/ledger.ts";

/** Writes a ledger of so many rows, each with the cells of L3, and tells its size and the most memory held. */
const rows = Array.from({ length: Number(process.argv[2]) }, (_, at) => [
  String(at + 1),
  ...Array.from({ length: 35 }, (_unused, column) =>
    column === 11
      ? `群众反映第${at}件：集体资产发包未经民主程序，金额较大（示例）`
      : `示例${at}-${column}`,
  ),
]);
const columns = Array.from({ length: 36 }, (_, at) => (at === 0 ? "序号" : `项目${at}`));
const bytes = await writeLedger({
  sheet: "示例台账",
  title: "示例台账",
  classification: "工作秘密",
  columns,
  rows,
  filledBy: "沈示十",
  checkedBy: "",
  date: "2026-03-05",
});
process.stdout.write(
  JSON.stringify({ bytes: bytes.length, kilobytes: process.resourceUsage().maxRSS }),
);
