import { describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { type Declared, type Settings, weakenedBy } from "#process/roster/weaker.ts";

const declared: Declared = (step) =>
  (
    ({
      "enrollment.ROOM_REVIEW": { title: "室主任审核", factor: "code", policy: { type: "any" } },
      "enrollment.DEPUTY_REVIEW": { title: "分管审核", factor: "login", policy: { type: "all" } },
    }) as const
  )[step as "enrollment.ROOM_REVIEW" | "enrollment.DEPUTY_REVIEW"];

const settings = (more: object, overrides: Record<string, number> = {}) => ({
  config: DistrictConfig.parse(more),
  overrides,
});
const { weights } = defaultConfig.debriefing;
const [room, deputy] = ["enrollment.ROOM_REVIEW", "enrollment.DEPUTY_REVIEW"];
const vote = (quorum: "half" | "two-thirds") => ({ type: "vote", quorum }) as const;

/** How many lines the second person would read for a change, and for the way back. */
function lines(before: object, after: object): [number, number] {
  return judge(settings(before), settings(after));
}

function judge(a: Settings, b: Settings): [number, number] {
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
    ["a rejected candidate again sooner", {}, { renominationMonths: 2 }],
    ["a rejected candidate again at once", { renominationMonths: 1 }, { renominationMonths: 0 }],
    ["days that end later", { cutoff: "17:30" }, { cutoff: "24:00" }],
    ["more assets", {}, { threshold: { collectiveAssetsInFen: 5_000_000_001 } }],
    ["more income", {}, { threshold: { collectiveIncomeInFen: 500_000_001 } }],
    ["more petitions", {}, { threshold: { petitionsIn12Months: 4 } }],
    ["the first visit later", {}, { quarterlyVisitFirstQuarterDays: 31 }],
    ["no list of what is late", {}, { warningList: "off" }],
    [
      "a district less in the sum",
      { districts: [{ id: "a", name: "甲区（示例）" }] },
      { districts: [] },
    ],
    ["a line of talk that is lower", {}, { debriefing: { talkLine: 69 } }],
    ["a line of reminder that is lower", {}, { debriefing: { warnLine: 79 } }],
    ["more points for the poor", {}, { debriefing: { weights: { ...weights, poor: 41 } } }],
    ["a pilot that ends", { pilots: { matters: { from: "2026-01-01" } } }, {}],
    [
      "a pilot that begins later",
      { pilots: { education: { from: "2026-01-01" } } },
      { pilots: { education: { from: "2026-01-02" } } },
    ],
  ])("%s", (_, before, after) => {
    expect(lines(before, after)).toEqual([1, 0]);
  });

  it.each<[string, object, object]>([
    ["named", {}, { reportsTo: "city" }],
    ["another", { reportsTo: "city" }, { reportsTo: "other" }],
  ])("who may read the district's figures is %s: asked about, as is the way back", (_, a, b) => {
    expect(lines(a, b)).toEqual([1, 1]);
  });

  it.each<[string, Record<string, number>, Record<string, number>]>([
    ["a review", {}, { "D-ENR-1": 4 }],
    ["a review that was shorter", { "D-ENR-1": 2 }, {}],
    ["a statutory limit that was shorter", { "D-CLU-3": 4 }, { "D-CLU-3": 5 }],
    ["an opinion's validity", {}, { "D-OPN-4": 7 }],
    ["a report before the meeting", {}, { "D-DEB-2": 9 }],
    ["a report before the wedding", {}, { "D-PMR-6-BEFORE": 9 }],
    ["time to object", {}, { "D-REC-2": 9 }],
    ["time to read opinions", { "D-DEB-READ": 3 }, { "D-DEB-READ": 2 }],
  ])("an own length that is laxer: %s", (_, a, b) => {
    expect(judge(settings({}, a), settings({}, b))).toEqual([1, 0]);
  });

  it("a length written out as the register has it, and codes that it lacks, say nothing", () => {
    const written = settings({}, { "D-ENR-1": 3, "D-XXX-1": 9, constructor: 5 });
    expect(judge(settings({}), written)).toEqual([0, 0]);
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
      "returns, names and mails",
      { name: "示例区", maxReturns: 2, placeNames: ["望海街道"] },
      { name: "示例二区", maxReturns: 0, singleMails: 3 },
    ],
  ])("not: %s", (_, before, after) => {
    expect(lines(before, after)).toEqual([0, 0]);
  });

  it("each weakened setting has a line that says from what to what", () => {
    const before = settings({ factors: { [room]: "login" }, meeting: { entitled: 9 } });
    const after = settings(
      { policies: { [deputy]: { type: "any" } }, meeting: { entitled: 3 }, reportsTo: "city" },
      { "D-ENR-1": 5 },
    );
    expect(weakenedBy(before, after, declared)).toEqual([
      { label: `室主任审核（${room}）`, value: "身份核验：办公系统登录 → 验证码" },
      { label: `分管审核（${deputy}）`, value: "签批方式：会签 → 或签" },
      { label: "常委会应到人数", value: "9 → 3" },
      { label: "可汇总本区报告的市级机关", value: "不汇总 → city" },
      { label: "期限：室务审核（D-ENR-1）", value: "3 → 5 个工作日" },
    ]);
  });
});
