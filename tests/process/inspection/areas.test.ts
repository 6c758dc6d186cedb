import { describe, expect, it } from "vitest";
import { Nomination } from "#process/enrollment/schema.ts";
import { areasText } from "#process/enrollment/terms.ts";
import { Plan } from "#process/quarterly/schema.ts";
import { TargetedPlan } from "#process/targeted/plan/plan.ts";
import { nomination } from "../enrollment/pure.ts";

const team = [
  { officer: "u-chen", ties: "none" },
  { officer: "u-chu", ties: "none" },
];
const common = {
  team,
  focus: ["集体资金支出"],
  methods: ["INTERVIEW"],
  contents: ["MAJOR_DECISIONS"],
};
const forms = [
  ["nomination", Nomination, nomination],
  ["quarterly plan", Plan, { ...common, on: "2026-03-10" }],
  [
    "targeted plan",
    TargetedPlan,
    {
      ...common,
      title: "加油卡检查（示例）",
      themes: ["fuel-cards"],
      units: [{ unitId: "unt_one", unitName: "示例所" }],
      period: { from: "2026-01-01", to: "2026-07-31" },
      grounds: "管理分散（示例）",
    },
  ],
] as const;

describe("A-05: 其他 among the areas says what it is", () => {
  it.each(forms)("%s", (_, schema, form) => {
    const problems = (change: object) =>
      schema.safeParse({ ...form, ...change }).error?.issues.map(({ path }) => path.join("."));
    expect(problems({})).toBeUndefined();
    expect(problems({ contents: ["OTHER"] })).toEqual(["contentsNote"]);
    expect(problems({ contents: ["MAJOR_DECISIONS", "OTHER"], contentsNote: "  " })).toContain(
      "contentsNote",
    );
    expect(problems({ contents: ["OTHER"], contentsNote: "公务用车" })).toBeUndefined();
  });

  it("a nomination with another focus says which", () => {
    const { focusNote: _none, ...bare } = nomination;
    const issues = Nomination.safeParse({ ...bare, focus: "OTHER" }).error?.issues;
    expect(issues?.map(({ path }) => path)).toEqual([["focusNote"]]);
  });

  it("who decides reads the words instead of 其他; matters from before the field read as they did", () => {
    const contents = ["COLLECTIVE_ASSETS", "OTHER"] as const;
    expect(areasText({ contents, contentsNote: "公务用车" })).toBe("集体“三资”管理使用、公务用车");
    expect(areasText({ contents })).toBe("集体“三资”管理使用、其他");
  });
});
