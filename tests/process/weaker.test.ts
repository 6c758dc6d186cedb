import { describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import { type Declared, weakenedBy } from "#process/roster/weaker.ts";

const declared: Declared = (step) =>
  (
    ({
      "enrollment.ROOM_REVIEW": { title: "室主任审核", factor: "code", policy: { type: "any" } },
      "enrollment.DEPUTY_REVIEW": { title: "分管审核", factor: "login", policy: { type: "all" } },
    }) as const
  )[step as "enrollment.ROOM_REVIEW" | "enrollment.DEPUTY_REVIEW"];

const config = (more: object) => DistrictConfig.parse(more);
const [room, deputy] = ["enrollment.ROOM_REVIEW", "enrollment.DEPUTY_REVIEW"];
const vote = (quorum: "half" | "two-thirds") => ({ type: "vote", quorum }) as const;

/** How many lines the second person would read for a change, and for the way back. */
function lines(before: object, after: object): [number, number] {
  const [a, b] = [config(before), config(after)];
  return [weakenedBy(a, b, declared).length, weakenedBy(b, a, declared).length];
}

describe("what weakens a check is told from what strengthens it (S6, S22)", () => {
  it.each<[string, object, object]>([
    [
      "a login that becomes a code",
      { factors: { [room]: "login" } },
      { factors: { [room]: "code" } },
    ],
    ["a login that is left out", { factors: { [room]: "login" } }, {}],
    ["a code where the step declares a login", {}, { factors: { [deputy]: "code" } }],
    ["one of many instead of each", {}, { policies: { [deputy]: { type: "any" } } }],
    ["each that is left out", { policies: { [room]: { type: "all" } } }, {}],
    [
      "half instead of two thirds",
      { policies: { [room]: vote("two-thirds") } },
      { policies: { [room]: vote("half") } },
    ],
    ["a vote that is left out", { policies: { [room]: vote("half") } }, {}],
    ["a smaller 应到", { meeting: { entitled: 9 } }, { meeting: { entitled: 8 } }],
    ["a smaller quorum", { meeting: { quorum: "two-thirds" } }, { meeting: { quorum: "half" } }],
    [
      "the recused out of the base",
      { meeting: { recusedInBase: "yes" } },
      { meeting: { recusedInBase: "no" } },
    ],
    ["a removal for the record only", { removalBy: "CONSENT" }, { removalBy: "FILING" }],
    ["a seal sent to fewer", { sealsTo: ["u-a", "u-b"] }, { sealsTo: ["u-b"] }],
  ])("%s", (_, before, after) => {
    expect(lines(before, after)).toEqual([1, 0]);
  });

  it("a vote and each are no replacement for one another: both ways are asked about", () => {
    expect(
      lines({ policies: { [room]: { type: "all" } } }, { policies: { [room]: vote("half") } }),
    ).toEqual([1, 1]);
  });

  it.each<[string, object, object]>([
    [
      "in turn instead of together",
      { policies: { [room]: { type: "all" } } },
      { policies: { [room]: { type: "sequence" } } },
    ],
    [
      "what the step declares, written out",
      {},
      { factors: { [deputy]: "login" }, policies: { [deputy]: { type: "all" } } },
    ],
    ["a step that is none any more", { factors: { "enrollment.GONE": "login" } }, {}],
    [
      "limits, names and days",
      { name: "示例区", maxReturns: 2 },
      { name: "示例二区", maxReturns: 0, cutoff: "17:30" },
    ],
  ])("not: %s", (_, before, after) => {
    expect(lines(before, after)).toEqual([0, 0]);
  });

  it("each weakened step has a line that says from what to what", () => {
    const before = config({ factors: { [room]: "login" }, meeting: { entitled: 9 } });
    const after = config({ policies: { [deputy]: { type: "any" } }, meeting: { entitled: 3 } });
    expect(weakenedBy(before, after, declared)).toEqual([
      { label: `室主任审核（${room}）`, value: "身份核验：办公系统登录 → 验证码" },
      { label: `分管审核（${deputy}）`, value: "签批方式：会签 → 或签" },
      { label: "常委会应到人数", value: "9 → 3" },
    ]);
  });
});
