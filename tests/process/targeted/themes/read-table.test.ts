import { describe, expect, it } from "vitest";
import type { Cell } from "#process/targeted/themes/cells.ts";
import { cards, fills, vehicles } from "#process/targeted/themes/fuel-card/tables.ts";
import { readTable } from "#process/targeted/themes/read-table.ts";
import { analyze, listOf, type Made, rowOf, tablesWith } from "./play.ts";

const header = tablesWith([]).fills[0] ?? [];

async function problemsOf(rows: readonly (readonly Cell[])[]) {
  const { problems } = await analyze({ ...tablesWith([]), fills: rows });
  return problems.map(({ code, row, column, message }) => [code, row, column, message]);
}

async function fillOf(made: Made) {
  const read = await listOf(readTable(fills, [{ file: "a.csv", rows: [header, rowOf(made, 0)] }]));
  return read[0]?.type === "row" ? read[0].values : read[0]?.problems;
}

describe("bad rows are refused by code, row and column", () => {
  const one = (made: Made) => problemsOf([header, rowOf({ id: "L0" }, 0), rowOf(made, 1)]);

  it.each<[Made, string, string, string]>([
    [{ card: "" }, "cell.empty", "卡号", "不能为空"],
    [
      { card: 9.000_112_233_445_566e18 },
      "cell.precision",
      "卡号",
      "须为文本格式，数字格式会丢失末位",
    ],
    [{ card: "9.00011E+18" }, "cell.precision", "卡号", "须为文本格式，数字格式会丢失末位"],
    [{ litres: "六十" }, "cell.number", "升数", "应为大于 0、小于 100000 的数字，最多两位小数"],
    [{ litres: 0 }, "cell.number", "升数", "应为大于 0、小于 100000 的数字，最多两位小数"],
    [{ litres: -40 }, "cell.number", "升数", "应为大于 0、小于 100000 的数字，最多两位小数"],
    [{ litres: 40.123 }, "cell.number", "升数", "应为大于 0、小于 100000 的数字，最多两位小数"],
    [{ litres: 100_000 }, "cell.number", "升数", "应为大于 0、小于 100000 的数字，最多两位小数"],
    [
      { yuan: "1,23.00" },
      "cell.number",
      "金额(元)",
      "应为大于 0、小于 10000000 的数字，最多两位小数",
    ],
    [{ day: "03/04/2026" }, "cell.day", "加油日期", "应为日期，如 2026-03-05 或 2026-03-05 08:30"],
    [{ day: "2026-02-29" }, "cell.day", "加油日期", "应为日期，如 2026-03-05 或 2026-03-05 08:30"],
    [
      { day: "2026-03-02 24:30" },
      "cell.day",
      "加油日期",
      "应为日期，如 2026-03-05 或 2026-03-05 08:30",
    ],
    [{ day: 12 }, "cell.day", "加油日期", "应为日期，如 2026-03-05 或 2026-03-05 08:30"],
    [{ time: "25:00" }, "cell.day", "加油时间", "应为时间，如 08:30 或 08:30:12"],
    [{ grade: "洗车" }, "cell.choice", "油品", "应为油品，如 92号汽油、0号柴油"],
    [{ plate: "10001" }, "cell.text", "车牌号", "应为车牌号，如 示A12345"],
    [{ signed: "也许" }, "cell.choice", "小票签字", "应为是、有、否、无之一"],
    [{ place: "远".repeat(101) }, "cell.text", "加油地点", "不能超过 100 字"],
    [{ id: "L0" }, "row.duplicate", "流水号", "与第 2 行重复"],
  ])("%j", async (made, code, column, problem) => {
    expect(await one(made)).toEqual([[code, 3, column, `第 3 行“${column}”${problem}`]]);
  });

  it("a row may be wrong in several cells; the others are analyzed", async () => {
    const rows = [header, rowOf({ litres: "x", day: "y" }, 0), rowOf({ litres: 60 }, 1)];
    const { problems, hits, summary } = await analyze({ ...tablesWith([]), fills: rows });
    expect(problems.map(({ column }) => column)).toEqual(["加油日期", "升数"]);
    expect(hits.map(({ rule, rows }) => [rule, rows])).toEqual([
      ["OVER_TANK", [{ file: "fills.csv", row: 3 }]],
    ]);
    expect(summary.tables.fills).toEqual({ read: 1, refused: 1, outsidePeriod: 0 });
  });

  it("columns that are missing or doubled, and no header at all", async () => {
    const without = header.filter((title) => title !== "升数" && title !== "小票签字");
    expect(await problemsOf([["加油明细表"], without])).toEqual([
      ["table.column", 2, "升数", "第 2 行表头缺少列“升数”“小票签字”"],
    ]);
    expect(await problemsOf([[...header, "升数"]])).toEqual([
      ["table.header", 1, "升数", "第 1 行表头有两列“升数”"],
    ]);
    const [[code, , , message] = []] = await problemsOf([
      ["甲", "乙"],
      [1, 2],
    ]);
    expect(code).toBe("table.header");
    expect(message).toContain("前 30 行内没有“加油明细”的表头（流水号、卡号、");
  });

  it("a unique value is unique over all files of a table", async () => {
    const file = (name: string) => ({
      file: name,
      rows: [
        ["卡号", "卡类型", "绑定车牌", "持卡人"],
        ["9001", "主卡", "", ""],
      ],
    });
    const events = await listOf(readTable(cards, [file("a.csv"), file("b.csv")]));
    expect(events[1]).toMatchObject({
      type: "refused",
      problems: [
        { code: "row.duplicate", file: "b.csv", message: "第 2 行“卡号”与“a.csv”第 2 行重复" },
      ],
    });
  });

  it("a refused vehicle makes what is absent 待定", async () => {
    const { vehicles: rows, ...rest } = tablesWith([{ plate: "示B99999" }]);
    const { hits } = await analyze({ ...rest, vehicles: [...rows, ["示B99999", "大", "92#"]] });
    expect(hits).toMatchObject([
      {
        rule: "UNLISTED_PLATE",
        certainty: { type: "pending", reason: "单位车辆清单有未能读取的行，请先核对" },
      },
    ]);
  });
});

describe("what can be read in one way only is read", () => {
  it.each<[Cell, string]>([
    ["2026-03-05", "2026-03-05"],
    ["２０２６－０３－０５", "2026-03-05"],
    ["2026/3/5 8:05:59", "2026-03-05 08:05"],
    ["2026.03.05", "2026-03-05"],
    ["2026年3月5日", "2026-03-05"],
    ["2026年3月5日 23:59", "2026-03-05 23:59"],
    ["20260305", "2026-03-05"],
    [20_260_305, "2026-03-05"],
    [46_086, "2026-03-05"],
    ["46086", "2026-03-05"],
    [46_086.75, "2026-03-05 18:00"],
    [46_085.999_999_999, "2026-03-05"],
    [new Date("2026-03-05T00:00:00Z"), "2026-03-05"],
    [new Date("2026-03-05T23:59:00Z"), "2026-03-05 23:59"],
  ])("day %s", async (day, at) => {
    expect(await fillOf({ day })).toMatchObject({ at });
  });

  it.each<[Made, Record<string, unknown>]>([
    [{ litres: "６８．４０" }, { centilitres: 6840 }],
    [{ litres: 68.400_000_000_000_006 }, { centilitres: 6840 }],
    [{ litres: 0.29 }, { centilitres: 29 }],
    [{ yuan: "1,234.5" }, { amountInFen: 123_450 }],
    [{ card: "９００１ " }, { card: "9001" }],
    [{ card: 900_100_011_112_222 }, { card: "900100011112222" }],
    [{ plate: " 示a·１０００１" }, { plate: "示A10001" }],
    [{ time: 0.354_166_67 }, { time: "08:30" }],
    [{ time: new Date("1899-12-30T08:30:00Z") }, { time: "08:30" }],
    [{ time: 0 }, { time: "00:00" }],
    [{ signed: "" }, { signed: undefined }],
  ])("%j", async (made, values) => {
    expect(await fillOf(made)).toMatchObject(values);
  });

  it("columns in any order and among others, other titles, a title above, sums below", async () => {
    const rows = [
      ["车辆清单（示例）"],
      ["序号", "油品标号", "油箱容量（升）", "车牌"],
      [1, "92#、95#", 55, "示A10001"],
      ["", "", "", ""],
      ["合计", "", 55, ""],
      ["填表人：赵示例"],
    ];
    const events = await listOf(readTable(vehicles, [{ file: "v.csv", rows }]));
    expect(events).toEqual([
      {
        type: "row",
        file: "v.csv",
        row: 3,
        values: { plate: "示A10001", tankCentilitres: 5500, grades: ["92", "95"] },
      },
    ]);
  });

  it("rows are judged as they come, not after the last one", async () => {
    let drawn = 0;
    const rows = function* (): Generator<Cell[]> {
      yield [...header];
      for (let n = 0; n < 1000; n += 1) {
        drawn += 1;
        yield rowOf({ litres: "x" }, n);
      }
    };
    for await (const event of readTable(fills, [{ file: "a.csv", rows: rows() }])) {
      expect(event.type).toBe("refused");
      break;
    }
    expect(drawn).toBe(1);
  });
});
