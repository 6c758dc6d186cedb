import { writeLedger } from "#functions/documents/workbook/ledger.ts";
import { linesIn } from "#registry/ledger/lines.ts";
import { contentBehind, numbered } from "#registry/ledger/table.ts";

/**
 * Makes a ledger of so many rows as the product does, from records that come in pages to the workbook,
 * each row with the cells of L3; tells its size and the most memory held.
 */
const wanted = Number(process.argv[2]);
const columns = Array.from({ length: 35 }, (_, at) => (at === 0 ? "编号" : `项目${at}`));

async function* records() {
  // The order of reading is not that of the ledger.
  for (let at = 0; at < wanted; at += 1) yield (at * 7919) % wanted;
}

const lines = await linesIn(
  records(),
  (some) =>
    some.map((at) => ({
      record: `clu_${at}`,
      on: "2026-03-05",
      cells: columns.map((_, column) =>
        column === 10
          ? `群众反映第${at}件：集体资产发包未经民主程序，金额较大（示例）`
          : column === 0
            ? String(at).padStart(8, "0")
            : `示例${at}-${column}`,
      ),
    })),
  ({ cells }) => cells[0] ?? "",
);
const content = contentBehind(lines, {}, { columns });
const bytes = await writeLedger({
  sheet: "示例台账",
  title: "示例台账",
  classification: "工作秘密",
  ...(content.summary === undefined ? {} : { summary: content.summary }),
  columns: ["序号", ...columns],
  rows: numbered(content.lines),
  filledBy: "沈示十",
  checkedBy: "",
  date: "2026-03-05",
});
const kilobytes = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ bytes: bytes.length, kilobytes, sums: content.summary }));
