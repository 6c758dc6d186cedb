import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import writeExcelFile from "write-excel-file/node";
import { sheetNameOf } from "#functions/analyzer/table-file.ts";
import { fuelSample } from "./fuel-card.ts";
import { type FuelTables, type SampleRows, sheetTitles } from "./fuel-card-tables.ts";

type Key = keyof FuelTables;

/** A table as a .csv with the mark by which spreadsheets know UTF-8. */
export function csvOf(rows: SampleRows): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A table as an .xlsx with one sheet of its title. */
export function workbookOf(title: string, rows: SampleRows): Promise<Buffer> {
  return writeExcelFile([{ sheet: sheetNameOf(title), data: rows }]).toBuffer();
}

/** Writes tables as files of a folder; their paths by key. */
export async function writeTables(
  folder: string,
  tables: Partial<FuelTables>,
  format: "csv" | "xlsx",
): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const paths: Record<string, string> = {};
  for (const [key, rows] of Object.entries(tables) as [Key, SampleRows][]) {
    const path = join(folder, `${key}.${format}`);
    await writeFile(
      path,
      format === "csv" ? csvOf(rows) : await workbookOf(sheetTitles[key], rows),
    );
    paths[key] = path;
  }
  return paths;
}

if (import.meta.filename === process.argv[1]) {
  const [, , folder = ".data/fuel-card", fills = "1000", seed = "1"] = process.argv;
  const { tables } = fuelSample({ fills: Number(fills), seed: Number(seed) });
  for (const format of ["csv", "xlsx"] as const) await writeTables(folder, tables, format);
  console.log(`加油卡样例：${tables.fills.length - 1} 笔加油，写入 ${folder}`);
}
