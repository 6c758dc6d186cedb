import { describe, expect, it } from "vitest";
import { emptyTables } from "#local/sample/fuel-card/fuel-card-tables.ts";
import { fuelCards } from "#process/targeted/themes/fuel-card/theme.ts";
import { gather } from "#process/targeted/themes/themes.ts";
import { analyze, calendars, hitIds, hitsOf, type Made, period, tablesWith } from "./play.ts";

const sure = { type: "sure" };

describe("the eight rules at their boundaries (process sheet §4.3)", () => {
  it("litres: exactly 110 % of the tank passes, 0.01 L more does not", async () => {
    const fills = [{ litres: 55 }, { litres: 55.01, day: "2026-03-03" }];
    const [hit, ...others] = hitsOf(await analyze(tablesWith(fills)), "OVER_TANK");
    expect(others).toEqual([]);
    expect(hit).toMatchObject({
      card: "9001",
      plate: "示A10001",
      day: "2026-03-03",
      centilitres: 5501,
      amountInFen: 32_000,
      certainty: sure,
      rows: [{ file: "fills.csv", row: 3 }],
      explanation: "本次加油 55.01 升，超过油箱容积 50.00 升的 110%（55.00 升）",
      figures: { centilitres: 5501, tankCentilitres: 5000, tankPercent: 110 },
    });
  });

  it("litres: a limit between two hundredths is met exactly", async () => {
    const made = (litres: number): Made => ({ plate: "示A10002", grade: "0号柴油", litres });
    const fills = [made(66.55), { ...made(66.56), day: "2026-03-03" }];
    const [hit] = hitsOf(await analyze(tablesWith(fills)), "OVER_TANK");
    expect(hit?.fills.map(({ id }) => id)).toEqual(["L2"]);
    const odd = tablesWith([{ litres: 55.56 }]);
    const result = await analyze({
      ...odd,
      vehicles: [...emptyTables().vehicles, ["示A10001", 50.5, "92#"]],
    });
    expect(result.hits[0]?.explanation).toContain("（55.55 升）");
  });

  it("grade: other octane is a hit; names, E10 and winter diesel are not", async () => {
    const diesel = { plate: "示A10002" };
    const fills = [
      { grade: "95#" },
      { grade: "92号车用乙醇汽油（E10）", day: "2026-03-03" },
      { grade: "汽油９２号", day: "2026-03-04" },
      { ...diesel, grade: "-10号柴油", day: "2026-03-05" },
      { ...diesel, grade: "92", day: "2026-03-06" },
    ];
    expect(await hitIds("WRONG_GRADE", fills)).toEqual(["L1", "L5"]);
  });

  it("plate: written otherwise is the same; another's is a hit and compared with the card's car", async () => {
    const fills = [
      { plate: "示a·10001" },
      { plate: "示Ｂ99999", litres: 56, day: "2026-03-03" },
      { plate: "", day: "2026-03-04" },
    ];
    const result = await analyze(tablesWith(fills));
    expect(result.hits.map(({ rule, explanation }) => [rule, explanation])).toEqual([
      [
        "OVER_TANK",
        "本次加油 56.00 升，超过卡绑定车辆 示A10001 油箱容积 50.00 升的 110%（55.00 升）",
      ],
      ["UNLISTED_PLATE", "加油车牌 示B99999 不在单位车辆清单（共 2 辆）内"],
    ]);
  });

  it("same day: two of a card; two cards, or either side of midnight, are not", async () => {
    const fills = [
      { day: "2026-03-02", time: "08:00" },
      { day: "2026-03-02", time: "23:59:59" },
      { day: "2026-03-03 00:00" },
      { day: "2026-03-03", card: "9002" },
      { day: 46_085, card: "9002" },
      { day: 46_084.999_988_4, card: "9002" },
    ];
    expect(await hitIds("SAME_DAY", fills)).toEqual(["L1+L2", "L4+L6"]);
    const [hit] = hitsOf(await analyze(tablesWith(fills)), "SAME_DAY");
    expect(hit).toMatchObject({
      explanation: "同一卡 2026-03-02 加油 2 次（08:00、23:59），合计 80.00 升、640.00 元",
      centilitres: 8000,
      amountInFen: 64_000,
    });
  });

  it("days off: holidays and weekends without a slip, not the make-up Saturday", async () => {
    const fills = ["2026-05-01", "2026-05-09", "2026-03-07", "2026-03-08", "2026-03-09"].map(
      (day) => ({ day }),
    );
    const slips = [["P1", "示A10001", "2026-03-06", "2026-03-07"]];
    expect(await hitIds("NO_DISPATCH", fills, { slips })).toEqual(["L1", "L4"]);
    const others = [["P1", "示A10002", "2026-05-01", ""]];
    expect(await hitIds("NO_DISPATCH", fills.slice(0, 1), { slips: others })).toEqual(["L1"]);
  });

  it("days off: 待定 where the year is not loaded, a plate is not known or slips were refused", async () => {
    const fills = [
      { day: "2027-03-03" },
      { day: "2027-03-04" },
      { day: "2026-03-07", card: "9002", plate: "" },
    ];
    const slips = [["P1", "示A10001", "2027-03-04"]];
    const result = await analyze(tablesWith(fills, { slips }));
    expect(
      hitsOf(result, "NO_DISPATCH").map(({ certainty, explanation }) => [certainty, explanation]),
    ).toEqual([
      [
        { type: "pending", reason: "2027 年放假安排尚未载入，是否工作日待定" },
        "待定：2027-03-03 是否工作日尚不能确定，未见车辆 示A10001 当日派车单",
      ],
      [
        { type: "pending", reason: "未记车牌，无法与派车单核对" },
        "待定：2026-03-07 为非工作日，未记车牌，未见对应派车单",
      ],
    ]);
    const refused = [["P1", "示A10001", "昨天"]];
    const [hit] = hitsOf(
      await analyze(tablesWith([{ day: "2026-03-07" }], { slips: refused })),
      "NO_DISPATCH",
    );
    expect(hit?.certainty).toEqual({ type: "pending", reason: "派车单有未能读取的行，请先核对" });
  });

  it("outside the district; a slip of that day is named", async () => {
    const fills = [
      { place: "示例市示例区工业大道" },
      { place: "远例县国道站", day: "2026-03-03" },
      { place: "远例县国道站", day: "2026-03-04" },
    ];
    const slips = [["P1", "示A10001", "2026-03-04"]];
    const hits = hitsOf(await analyze(tablesWith(fills, { slips })), "OUTSIDE");
    expect(hits.map(({ explanation }) => explanation)).toEqual([
      "加油地点“远例县国道站”不在本区（示例区）内，未见当日派车单",
      "加油地点“远例县国道站”不在本区（示例区）内，当日有派车单",
    ]);
  });

  it("the district's own names count as well as those of the settings", async () => {
    const input = { calendars, period, settings: {}, districtNames: ["远例县"] };
    const { fills, ...rest } = tablesWith([{ place: "远例县国道站" }, { day: "2026-03-03" }]);
    const sources = Object.fromEntries(
      Object.entries({ fills, ...rest }).map(([key, rows]) => [key, [{ file: key, rows }]]),
    );
    const { hits } = await gather(fuelCards.analyze({ ...input, sources }));
    expect(hits.map(({ rule, fills }) => [rule, fills[0]?.id])).toEqual([["OUTSIDE", "L2"]]);
  });

  it("slip: no and nothing are hits", async () => {
    const fills = ["是", "否", ""].map((signed, n) => ({ signed, day: `2026-03-0${n + 2}` }));
    expect(await hitIds("UNSIGNED", fills)).toEqual(["L2", "L3"]);
  });
});

describe("litres per 100 km against the card's median", () => {
  const days = ["02", "03", "04", "05", "06"].map((day) => `2026-03-${day}`);
  /** 100.0 km between fill days, so that litres are litres per 100 km. */
  const readings = days.map((day, n) => ["示A10001", day, 1000 + n * 100]);
  const ids = (litres: readonly number[], mileage = readings) =>
    hitIds(
      "CONSUMPTION",
      litres.map((one, n) => ({ litres: one, day: days[n] })),
      { mileage },
    );

  it("exactly 30 % above or below passes, 0.01 L further does not", async () => {
    expect(await ids([50, 10, 10, 13])).toEqual([]);
    expect(await ids([50, 10, 10, 13.01])).toEqual(["L4"]);
    expect(await ids([50, 10, 10, 7])).toEqual([]);
    expect(await ids([50, 10, 10, 6.99])).toEqual(["L4"]);
  });

  it("the median of an even number is the mean of the middle two", async () => {
    expect(await ids([50, 10, 12, 8, 14.3])).toEqual([]);
    expect(await ids([50, 10, 12, 8, 14.31])).toEqual(["L5"]);
  });

  it("the last reading of a day counts, wherever it stands", async () => {
    const twice = [...readings.slice(0, 4), ["示A10001", "2026-03-05", 1250]];
    expect(await ids([50, 10, 10, 13], twice)).toEqual([]);
    const later = [["示A10001", "2026-03-05", 1400], ...readings.slice(0, 4)];
    expect(await ids([50, 10, 10, 13], later)).toEqual(["L4"]);
  });

  it("a distance of another car is none", async () => {
    const fills = [50, 10, 10, 10, 40].map((litres, n) => ({ litres, day: days[n] }));
    const [last, other] = [{ ...fills[4], plate: "示A10002" }, ["示A10002", days[4], 1400]];
    const result = await analyze(
      tablesWith([...fills.slice(0, 4), last], { mileage: [...readings, other] }),
    );
    expect(hitsOf(result, "CONSUMPTION")).toEqual([]);
  });

  it("待定 where a fill in between may have been refused", async () => {
    const fills = [50, 10, 10, 13.01].map((litres, n) => ({ litres, day: days[n] }));
    const { fills: rows, ...rest } = tablesWith(fills, { mileage: readings });
    const { hits } = await analyze({ ...rest, fills: [...rows, ["L9", "9001", "昨天"]] });
    const reason = "加油明细有未能读取的行，请先核对";
    expect(hits.map(({ rule, certainty }) => [rule, certainty])).toEqual([
      ["CONSUMPTION", { type: "pending", reason }],
    ]);
  });

  it("says its numbers", async () => {
    const fills = [50, 10, 10, 13.01].map((litres, n) => ({ litres, day: days[n] }));
    const [hit] = hitsOf(await analyze(tablesWith(fills, { mileage: readings })), "CONSUMPTION");
    expect(hit?.explanation).toBe(
      "百公里油耗 13.01 升（13.01 升，行驶 100.0 公里），高于本卡中位数 10.00 升的 130%（13.00 升）",
    );
  });

  it("judges nothing by guess: few values, no reading, a reading that stands still", async () => {
    expect(await ids([50, 10, 20])).toEqual([]);
    const fills = [50, 10, 10, 40, 10].map((litres, n) => ({ litres, day: days[n] }));
    const without = readings.filter(([, day]) => day !== days[3]);
    const result = await analyze(tablesWith(fills, { mileage: without }));
    expect(hitsOf(result, "CONSUMPTION")).toEqual([]);
    expect(result.notices.map(({ message }) => message)).toContain(
      "“百公里油耗异常”有 2 笔（次）未能比对：加油日或上次加油日无里程登记",
    );
    const still = readings.map(([plate = "", day = "", km]) => [
      plate,
      day,
      day === days[3] ? 1200 : (km ?? 0),
    ]);
    const { notices } = await analyze(tablesWith(fills, { mileage: still }));
    expect(notices.map(({ message }) => message)).toContain(
      "“百公里油耗异常”有 1 笔（次）未能比对：里程表读数未增加",
    );
  });
});

describe("what is missing is said, not guessed", () => {
  it("rules without their table do not run; loose cards are named", async () => {
    const { cards, fills } = tablesWith([{ litres: 90, day: "2026-03-07", card: "7777" }]);
    const { hits, notices, summary } = await analyze({ cards, fills }, { settings: {} });
    expect(hits).toEqual([]);
    expect(notices).toMatchObject([
      {
        code: "rule.not-run",
        rule: "OVER_TANK",
        message: "未比对“加油量超过油箱容积”：没有可用的“单位车辆清单”",
      },
      { code: "rule.not-run", rule: "WRONG_GRADE" },
      { code: "rule.not-run", rule: "UNLISTED_PLATE" },
      { code: "rule.not-run", rule: "NO_DISPATCH" },
      { code: "rule.not-run", rule: "CONSUMPTION" },
      { code: "rule.not-run", rule: "OUTSIDE", message: "未比对“在本区以外加油”：未设置本区地名" },
      { code: "card.unbound", message: "副卡 1 张未绑定车牌" },
      { code: "card.unknown", message: "1 张卡不在主/副卡台账内，共加油 1 笔" },
    ]);
    expect(summary.status).toBe("analyzed");
  });

  it("without 加油明细 there is nothing to analyze", async () => {
    const { problems, summary } = await analyze({ cards: tablesWith([]).cards });
    expect(problems).toMatchObject([{ code: "table.missing", message: "缺少“加油明细”" }]);
    expect(summary.status).toBe("unreadable");
  });

  it("fills beyond the approved period are counted, not compared", async () => {
    const days = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"];
    const fills = days.map((day) => ({ litres: 90, day }));
    const within = { from: "2026-03-01", to: "2026-03-31" };
    const result = await analyze(tablesWith(fills), { within });
    expect(hitsOf(result, "OVER_TANK").map(({ day }) => day)).toEqual(["2026-03-01", "2026-03-31"]);
    expect(result.summary.tables.fills).toEqual({ read: 4, refused: 0, outsidePeriod: 2 });
    expect(result.notices.at(-1)).toMatchObject({ code: "fill.outside-period", count: 2 });
  });

  it("settings of another theme are refused", async () => {
    await expect(analyze(tablesWith([]), { settings: { tankPercent: 90 } })).rejects.toThrow();
    await expect(analyze(tablesWith([]), { settings: { guests: 3 } })).rejects.toThrow();
  });
});
