import { describe, expect, it } from "vitest";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { assetsIn } from "#registry/screening/assets.ts";
import { bodyIn } from "#registry/screening/bodies.ts";
import { type Looked, ranked, type Screenable } from "#registry/screening/rank.ts";
import { focusOf } from "#registry/screening/terms.ts";
import type { UnitContent } from "#registry/unit/schema.ts";

const unit = (name: string, duties: UnitContent["duties"], town = "示例镇"): UnitContent => ({
  code: name,
  name,
  class: "VILLAGE",
  town,
  establishment: {},
  personnel: {},
  partyBuilding: {},
  duties,
  leadership: {},
});

const who = (n: number, of: UnitContent, more: Partial<Screenable> = {}): Screenable => ({
  personId: `per_${n}`,
  personName: `赵示${n}`,
  post: "村主任",
  unitId: `unt_${of.code}`,
  unit: of,
  petitions: 0,
  ...more,
});

const { threshold } = defaultConfig;
const looked: Looked = { threshold, functions: [] };
const rich = unit("甲村", { collectiveAssets: "集体资产6,200万元，资源0.1亿元" });
const poor = unit("乙村", { collectiveAssets: "集体资产120万元", collectiveIncomeInFen: 1 });

describe("screening", () => {
  it("A-34: assets over the line or petitions make a candidate, with their evidence, and either is enough", () => {
    const rows = ranked(
      [who(1, poor), who(2, rich), who(3, poor, { petitions: 3 }), who(4, rich, { petitions: 6 })],
      looked,
    );
    expect(rows.map(({ personId }) => personId)).toEqual(["per_4", "per_2", "per_3"]);
    expect(rows[0]?.evidence.map(({ criterion, evidence }) => [criterion, evidence])).toEqual([
      ["COLLECTIVE_ASSETS", "集体资产 7200 万元（标准 5000 万元）"],
      ["PETITIONS", "12 个月内检举控告 6 件（标准 3 件）"],
    ]);
    expect(rows[2]?.evidence).toMatchObject([{ score: 60 }]);
  });

  it("A-34: a yearly income over its line counts as assets do, at the very line too", () => {
    const income = unit("丙村", { collectiveIncomeInFen: threshold.collectiveIncomeInFen });
    expect(ranked([who(1, income)], looked)).toMatchObject([
      { evidence: [{ criterion: "COLLECTIVE_ASSETS", score: 60 }] },
    ]);
    const below = {
      ...income,
      duties: { collectiveIncomeInFen: threshold.collectiveIncomeInFen - 1 },
    };
    expect(ranked([who(1, below)], looked)).toEqual([]);
  });

  it("A-29: post function by town, whatever the district's focus", () => {
    const office = unit("民政办", {}, "东 镇");
    const people = [
      who(1, office, { post: "负责人" }),
      who(2, unit("农业办", {}, "东镇"), { post: "残联工作负责人" }),
      who(3, unit("民政办", {}, "西镇"), { post: "负责人" }),
      who(4, rich, { post: "村主任" }),
    ];
    const rows = ranked(people, { ...looked, functions: ["民政", "残联"], town: "东镇" });
    expect(rows.map(({ personId }) => personId)).toEqual(["per_1", "per_2"]);
  });

  it.each([
    ["集体资产5000万元", 5_000_000_000],
    ["资金1.2亿元、资产300万元", 12_300_000_000],
    ["资源50,000元", 5_000_000],
    ["见附件", undefined],
    [undefined, undefined],
  ])("A-34: amounts are read out of the words of L1 (%s)", (text, fen) => {
    expect(assetsIn(text)).toBe(fen);
  });

  it("A-11, A-12, A-13: each kind of district has its own focus to offer", () => {
    expect(focusOf.URBAN).toContain("MARKET");
    expect(focusOf.SUBURBAN).toContain("LARGE_ASSETS_VILLAGE");
    expect(focusOf.OUTER).toContain("VILLAGE_TO_COMMUNITY");
  });

  it("A-09: committees and organizations are ranked as objects beside people, by the same criteria", () => {
    const village = { status: "ACTIVE", content: rich } as const;
    const people = [
      { id: "per_7", name: "赵示例", post: "村委会副主任" },
      { id: "per_8", name: "钱示例", post: "党支部书记" },
    ];
    const found = bodyIn(village, people);
    expect(found).toMatchObject({
      head: { id: "per_8" },
      body: {
        class: "VILLAGE_COMMITTEES",
        name: "甲村“两委”班子",
        members: [{ personId: "per_7", personName: "赵示例", post: "村委会副主任" }],
      },
    });
    if (found === undefined) throw new Error("No body");
    const rows = ranked([who(8, rich), who(8, rich, { body: found.body })], looked);
    expect(rows.map(({ body }) => body?.name)).toEqual(["甲村“两委”班子", undefined]);
    expect(bodyIn({ ...village, status: "CLOSED" }, people)).toBeUndefined();
    expect(bodyIn({ ...village, content: { ...rich, class: "STATION" } }, people)).toBeUndefined();
    expect(bodyIn(village, [])).toBeUndefined();
    const organization = { ...rich, class: "COLLECTIVE_ORG" } as const;
    expect(bodyIn({ ...village, content: organization }, people)?.body).toMatchObject({
      class: "COLLECTIVE_ORG",
      name: "甲村",
    });
  });

  it("the function of a post is its holder's, not that of the body that they lead", () => {
    const clerk = { post: "民政工作负责人" };
    const body = bodyIn({ status: "ACTIVE", content: poor }, [
      { id: "per_9", name: "孙示例", ...clerk },
    ])?.body;
    if (body === undefined) throw new Error("No body");
    const asked = { ...looked, functions: ["民政"] };
    expect(ranked([who(9, poor, clerk), who(9, poor, { ...clerk, body })], asked)).toHaveLength(1);
  });
});
