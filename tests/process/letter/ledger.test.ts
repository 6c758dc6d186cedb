import { strFromU8, unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { ledgerOf } from "#process/letter/paper/ledger.ts";
import { closedLetter } from "./closed.ts";

const rules = {
  calendars: calendarsOf(publishedCalendars),
  register: registerFor({}, "1"),
  config: DistrictConfig.parse({}),
};

describe("ledger L7 建议书台账 as .xlsx", () => {
  let bytes: Uint8Array;
  let rows: unknown[][];

  beforeAll(async () => {
    const { number: _number, ...rest } = closedLetter;
    const withdrawn = { ...rest, status: "WITHDRAWN" as const };
    const { closedOn: _closedOn, clocks: _clocks, ...open } = withdrawn;
    const draft = { ...open, voidedNumbers: [] };
    const ledger = ledgerOf([closedLetter, open, draft], {
      now: "2027-02-19T01:00:00.000Z",
      rules,
      filledBy: "沈示十",
    });
    bytes = await createDocuments().xlsx(ledger);
    const sheets = await readXlsxFile(Buffer.from(bytes));
    rows = (sheets[0] as unknown as { data: unknown[][] }).data;
  });

  it("has the title with its day, the 密级, and the columns in their order", () => {
    expect(rows[0]?.[0]).toBe("示例区建议书台账(截至 2027年2月19日)");
    expect(rows[0]?.[15]).toBe("工作秘密");
    expect(rows[1]).toEqual(
      "序号·文号·种类·被建议单位·事由·签发·送达·异议·方案·期限·延期·反馈·评估·复查·销号·回访·备注".split(
        "·",
      ),
    );
  });

  it("tells the whole course of a letter in one row", () => {
    const day = (text: string) => new Date(`${text}T00:00:00.000Z`);
    expect(rows[2]).toEqual([
      1,
      "示纪监建〔2026〕3号；示纪监建〔2026〕1号（作废）",
      "纪检监察建议",
      "示例区城管二队（示例）",
      "加强加油卡使用管理",
      day("2026-09-04"),
      "2026-09-07 直接送达，吕示廿一签收",
      "2026-09-09 提出，2026-09-10 维持",
      day("2026-09-24"),
      day("2026-10-08"),
      "2026-09-30 申请 10 日，2026-10-08 不同意",
      "2026-10-09（逾期1日）；2026-11-13",
      "2026-10-16 1完成、2仅书面、3完成",
      "2026-11-18 1完成、2完成、3完成",
      day("2026-11-18"),
      "2027-02-18 未反弹",
      null,
    ]);
  });

  it("shows a withdrawn letter with the number that went with it, not among those closed, and no withdrawn draft", () => {
    expect(rows[3]?.[1]).toBe("示纪监建〔2026〕1号（作废）");
    expect([rows[3]?.[14], rows[3]?.[16]]).toEqual([null, "已撤回"]);
    expect(rows).toHaveLength(5);
  });

  it("says in one line who filled it in, who checked it and when", () => {
    expect(rows.at(-1)?.filter((cell) => cell !== null)).toEqual([
      "填表人：沈示十",
      "审核人：",
      "日期：2027-02-19",
    ]);
  });

  it("freezes two rows and merges the title", () => {
    const files = unzipSync(bytes);
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"|state="frozen"[^>]*ySplit="2"/);
    expect(sheet).toContain('<mergeCell ref="A1:O1"');
  });
});
