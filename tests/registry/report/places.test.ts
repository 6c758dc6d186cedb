import { describe, expect, it } from "vitest";
import { createCount } from "#registry/report/count.ts";
import type { At } from "#registry/report/figure.ts";
import { petitionFigures } from "#registry/report/figures/petitions.ts";
import { villageFigures } from "#registry/report/figures/villages.ts";
import { picturesOf } from "#registry/report/pictures.ts";
import { tell } from "#registry/report/tell.ts";
import { rules } from "#tests/kit/play.ts";

const villages = new Map([
  ["per_1", "甲村（示例）"],
  ["per_2", "乙村（示例）"],
]);
const at: At = {
  from: "2026-01-01",
  to: "2026-12-31",
  rules,
  townOf: () => "",
  villageOf: (id) => villages.get(id) ?? "",
};
const unit = (n: number, name: string, collectiveAssets: string, more: object = {}) => ({
  ...{ id: `unt_${n}`, kind: "unit", pk: "", sk: "" },
  state: {
    status: "ACTIVE",
    content: { name, class: "VILLAGE", duties: { collectiveAssets }, ...more },
  },
});
const petition = (n: number, personId: string | undefined, receivedOn: string) => ({
  ...{ id: `pet_${n}`, kind: "petition", pk: "", sk: "" },
  state: {
    receivedOn,
    registration: {
      accused: "钱示例",
      post: "委员",
      ...(personId === undefined ? {} : { personId }),
    },
  },
});

describe("villages of a report (A-34; §5.2): assets against petitions", () => {
  const count = createCount(villageFigures, at, undefined);
  for (const item of [
    unit(1, "甲村（示例）", "集体资产6,200万元"),
    unit(2, "乙村（示例）", "集体资产120万元"),
    unit(3, "某站（示例）", "集体资产9亿元", { class: "STATION" }),
    petition(1, "per_1", "2026-02-01"),
    petition(2, "per_1", "2026-03-01"),
    petition(3, "per_1", "2025-12-30"),
    petition(4, "per_3", "2026-03-01"),
  ])
    count.add(item);
  const counted = count.done();

  it("counts each village and the petitions about its people, with the units and petitions behind them", () => {
    expect(counted.villageAssets?.keys).toEqual([
      { key: "甲村（示例）", value: 6_200_000_000 },
      { key: "乙村（示例）", value: 120_000_000 },
    ]);
    expect(counted.villagePetitions?.keys).toEqual([{ key: "甲村（示例）", value: 2 }]);
    expect(counted.villagePetitions?.rows).toEqual(["甲村（示例）\tpet_1", "甲村（示例）\tpet_2"]);
    expect(counted.assetsLine?.value).toBe(rules.config.threshold.collectiveAssetsInFen);
    expect(counted.petitionsLine?.value).toBe(rules.config.threshold.petitionsIn12Months);
  });

  it.each(["YEARLY", "HALF_YEAR"] as const)(
    "%s draws them as a scatter with both lines",
    (type) => {
      const drawn = picturesOf(tell(type, counted, {})).find(({ name }) => name === "villages");
      expect(drawn).toMatchObject({
        shape: "scatter",
        limit: { x: 3, y: 5000 },
        points: [
          { label: "甲村（示例）", x: 2, y: 6200 },
          { label: "乙村（示例）", x: 0, y: 120 },
        ],
      });
    },
  );
});

describe("a ranking tells places, never who stands in them (§5.1: restricted)", () => {
  it("ten at most, the largest first, each with its own petitions; who is not in the library too", () => {
    const { petitionsByAccused } = petitionFigures;
    const count = createCount({ petitionsByAccused }, at, undefined);
    let n = 0;
    for (let who = 1; who <= 12; who += 1)
      for (let time = 0; time < who; time += 1) {
        n += 1;
        count.add(petition(n, who === 12 ? undefined : `per_${who}`, "2026-05-05"));
      }
    const { keys = [], rows = [], value } = count.done().petitionsByAccused ?? {};
    expect(keys.map(({ key }) => key)).toEqual(
      Array.from({ length: 10 }, (_, place) => `${place + 1}`),
    );
    expect(keys.map((one) => one.value)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(value).toBe(75);
    expect(rows.filter((row) => row.startsWith("1\t"))).toHaveLength(12);
    expect(rows.join()).not.toContain("per_");
  });
});
