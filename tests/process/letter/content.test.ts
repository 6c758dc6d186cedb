import { describe, expect, it } from "vitest";
import { registerFor } from "#kernel/deadline/register.ts";
import { type LetterContent, wholeContent } from "#process/letter/paper/content.ts";
import { content } from "./sample.ts";

const register = registerFor({}, "1");
const period = (planWorkdays: number, rectificationDays: number) => ({
  period: { planWorkdays, rectificationDays, feedback: "书面反馈" },
});

describe("what a letter must contain (条例 235 条)", () => {
  it("the whole letter passes", () => {
    expect(wholeContent(content, register)).toEqual(content);
  });

  it.each([
    ["situation", "监督调查情况"],
    ["causes", "主要问题及原因"],
    ["demands", "整改建议内容和要求"],
    ["period", "整改期限和反馈整改情况的要求"],
    ["objection", "提出异议的期限和方式"],
  ] as const)("not without %s", (part, label) => {
    const { [part]: _missing, ...rest } = content;
    const poor: LetterContent = { demands: [], ...rest };
    expect(wholeContent(poor, register)).toEqual({
      refused: "letter.incomplete",
      detail: `监察法实施条例第235条：缺少${label}`,
      fields: [{ path: `content.${part}`, message: `缺少${label}` }],
    });
  });

  it.each<[string, Partial<LetterContent>, string, string]>([
    ["plan too long", period(46, 30), "period.planWorkdays", "1 至 45"],
    ["rectification too short", period(15, 14), "period.rectificationDays", "15 至 90"],
    ["rectification too long", period(15, 91), "period.rectificationDays", "15 至 90"],
    [
      "objection too long",
      { objection: { workdays: 31, manner: "书面" } },
      "objection.workdays",
      "1 至 30",
    ],
  ])("periods stay in the register's bounds: %s", (_, change, path, bounds) => {
    expect(wholeContent({ ...content, ...change }, register)).toEqual({
      refused: "letter.period",
      fields: [{ path: `content.${path}`, message: `须在 ${bounds} 之间` }],
    });
  });

  it.each([
    [15, 15],
    [45, 90],
    [1, 30],
  ])("%i working days and %i days are in bounds", (planWorkdays, rectificationDays) => {
    const change = period(planWorkdays, rectificationDays);
    expect(wholeContent({ ...content, ...change }, register)).toMatchObject(change);
  });
});
