import { describe, expect, it } from "vitest";
import { fuelSample, samplePeriod, sampleSettings } from "#local/sample/fuel-card/fuel-card.ts";
import { casePeriod, fuelCase } from "#local/sample/fuel-card/fuel-card-case.ts";
import { type FuelRule, fuelRules } from "#process/targeted/themes/fuel-card/hit.ts";
import { sumByPerson } from "#process/targeted/themes/fuel-card/sum.ts";
import { fuelCards } from "#process/targeted/themes/fuel-card/theme.ts";
import { themeOf } from "#process/targeted/themes/themes.ts";
import { analyze, hitsOf, tablesWith } from "./play.ts";

describe("invented records with planted irregularities", () => {
  it.each([1, 2, 3])("every rule: precision and recall of at least 0.99, seed %i", async (seed) => {
    const { tables, truth } = fuelSample({ fills: 8000, seed });
    const result = await analyze(tables, { settings: sampleSettings, within: samplePeriod });
    expect(result.problems).toEqual([]);
    for (const rule of Object.keys(fuelRules) as FuelRule[]) {
      const found = new Set(hitsOf(result, rule).flatMap(({ fills }) => fills.map(({ id }) => id)));
      const right = [...found].filter((id) => truth[rule].has(id)).length;
      expect(truth[rule].size, rule).toBeGreaterThan(50);
      expect(right / found.size, `precision of ${rule}`).toBeGreaterThanOrEqual(0.99);
      expect(right / truth[rule].size, `recall of ${rule}`).toBeGreaterThanOrEqual(0.99);
    }
  });

  it("the same seed gives the same records and the same ids, another seed others", async () => {
    const { tables } = fuelSample({ fills: 500, seed: 7 });
    expect(fuelSample({ fills: 500, seed: 7 }).tables).toEqual(tables);
    expect(fuelSample({ fills: 500, seed: 8 }).tables).not.toEqual(tables);
    const [one, again] = [await analyze(tables), await analyze(tables)];
    expect(again.hits).toEqual(one.hits);
    expect(one.hits[0]?.id).toMatch(/^[0-9a-f]{24}$/);
  });

  it("a row that says something else is a new hit, a row that only moved is not", async () => {
    const fill = { litres: 60 };
    const [hit] = (await analyze(tablesWith([fill]))).hits;
    const { fills, ...rest } = tablesWith([
      { id: "X", day: "2026-03-03" },
      { ...fill, id: "L1" },
    ]);
    expect((await analyze({ ...rest, fills })).hits.map(({ id }) => id)).toEqual([hit?.id]);
    const [changed] = (await analyze(tablesWith([{ litres: 61 }]))).hits;
    expect(changed?.id).not.toBe(hit?.id);
  });
});

describe("sums by person", () => {
  it("SC-04: 甲 6/280/2,240.00, 乙 3/160/1,250.00, 丙 5/220/1,760.00, total 14/660/5,250.00", async () => {
    const { hits, notices } = await analyze(fuelCase(), { within: casePeriod });
    const { people, total } = sumByPerson(hits);
    expect(people.map(({ fills: _fills, ...sum }) => sum)).toEqual([
      { person: "甲", times: 6, centilitres: 28_000, amountInFen: 224_000 },
      { person: "乙", times: 3, centilitres: 16_000, amountInFen: 125_000 },
      { person: "丙", times: 5, centilitres: 22_000, amountInFen: 176_000 },
    ]);
    expect(total).toEqual({ times: 14, centilitres: 66_000, amountInFen: 525_000 });
    expect(hits.every(({ rule }) => rule === "NO_DISPATCH")).toBe(true);
    expect(notices.map(({ message }) => message)).toEqual([
      "未比对“百公里油耗异常”：没有可用的“里程”",
      "副卡 9 张未绑定车牌",
    ]);
  });

  it("a fill that several rules hit counts once; the people's sums are the whole", async () => {
    const { tables } = fuelSample({ fills: 1000, seed: 5 });
    const { hits } = await analyze(tables, { settings: { ...sampleSettings, tankPercent: 100 } });
    const chosen = hits.filter((_, n) => n % 3 !== 0);
    const { people, total } = sumByPerson([...chosen, ...structuredClone(chosen)]);
    const ids = new Set(chosen.flatMap(({ fills }) => fills.map(({ id }) => id)));
    expect(total.times).toBe(ids.size);
    for (const field of ["times", "centilitres", "amountInFen"] as const)
      expect(people.reduce((sum, one) => sum + one[field], 0)).toBe(total[field]);
    const renamed = sumByPerson(chosen, () => "冯示例");
    expect(renamed.people).toMatchObject([{ person: "冯示例", ...total }]);
  });
});

describe("who filled", () => {
  it("the row's own person, else who keeps the card, else nobody", async () => {
    const made = { signed: "否" };
    const { hits } = await analyze(
      tablesWith([
        { ...made, person: "孙示例", day: "2026-03-02" },
        { ...made, day: "2026-03-03" },
        { ...made, card: "7777", day: "2026-03-04" },
      ]),
    );
    expect(sumByPerson(hits).people.map(({ person }) => person)).toEqual([
      "孙示例",
      "赵示例",
      undefined,
    ]);
  });
});

describe("the theme", () => {
  it("asks for the seven documents of §4.3, five of them tables", () => {
    expect(themeOf("fuel-cards")).toBe(fuelCards);
    expect(themeOf("receptions")).toBeUndefined();
    expect(fuelCards.documents.map(({ title }) => title)).toEqual([
      "主/副卡台账",
      "加油明细",
      "燃油购买领用",
      "派车单",
      "里程",
      "发票",
      "单位车辆清单",
    ]);
    expect(fuelCards.documents.filter(({ kind }) => kind === "table")).toHaveLength(5);
    expect(Object.keys(fuelCards.rules)).toHaveLength(8);
  });
});
