import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeLedger } from "#functions/documents/workbook/ledger.ts";
import { openWorkbook } from "#functions/workbook/read.ts";

const ledger = {
  sheet: "监督台账",
  title: "示例",
  classification: "工作秘密",
  columns: ["序号", "甲", "乙"],
  filledBy: "沈示十",
  checkedBy: "",
  date: "2026-03-05",
};

async function written(rows: readonly (readonly string[])[]) {
  const bytes = await writeLedger({ ...ledger, rows });
  const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  const raw = [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = ""]) => text);
  const [sheet] = openWorkbook(bytes, { unpacked: 10_000_000, cells: 10_000 });
  return { raw, rows: sheet?.rows() ?? [] };
}

const run = promisify(execFile);

describe("a ledger of 50,000 rows (L1 to L12)", () => {
  it("goes from records to its workbook within 256 MB, the whole process included", async () => {
    const heap = ["--max-old-space-size=128", "--max-semi-space-size=4"];
    const script = new URL("write-long-ledger.ts", import.meta.url).pathname;
    const { stdout } = await run(process.execPath, [...heap, script, "50000"]);
    const { bytes, kilobytes, sums } = JSON.parse(stdout) as {
      bytes: number;
      kilobytes: number;
      sums: { rows: string[][] };
    };
    expect(sums.rows).toEqual([["合计", "50000"]]);
    expect(bytes).toBeGreaterThan(5_000_000);
    expect(kilobytes).toBeLessThan(256 * 1024);
  }, 120_000);
});

describe("a ledger's cells", () => {
  it("hold what Excel holds; the rest goes on below, and nothing is lost", async () => {
    const long = Array.from({ length: 9000 }, (_, at) => `第${at}号凭证𠮷`).join("、");
    const { raw, rows } = await written([["1", long, "短"]]);
    expect(Math.max(...raw.map((text) => text.length))).toBeLessThanOrEqual(32_767);
    const pieces = rows.slice(2, -1).map((cells) => cells?.[1]);
    expect(pieces.join("")).toBe(long);
    expect(rows.slice(2, -1).map((cells) => cells?.[0])).toEqual([1, "1（续）", "1（续）"]);
  });

  it("show what looks like an escape as it is", async () => {
    const { raw, rows } = await written([["1", "型号_x0041_示例", "_x005F_x0041_"]]);
    expect(raw).toContain("型号_x005F_x0041_示例");
    expect(rows[2]?.slice(1)).toEqual(["型号_x0041_示例", "_x005F_x0041_"]);
  });

  it("hold no character that XML cannot hold", async () => {
    const { rows } = await written([["1", "甲\ufffe\u0008乙", "廉\ud86f"]]);
    // What was lost is marked in print, so that nobody takes it in again.
    expect(rows[2]?.slice(1)).toEqual(["甲乙", expect.objectContaining({ kind: "wrong" })]);
  });
});
