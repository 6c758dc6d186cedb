import { describe, expect, it } from "vitest";
import type { ReportType } from "#process/report/terms.ts";
import { allFigures, contents, type FigureName, ratios } from "#registry/report/contents.ts";
import { tell } from "#registry/report/tell.ts";
import { after, before, countOf, inside, type Written } from "./counted.ts";

type Case = readonly [
  figure: FigureName,
  says: number | Readonly<Record<string, number>>,
  ...records: readonly Written[],
];

const letter = (state: object): Written => [
  "letter",
  { feedbacks: [], evaluations: [], content: { addressee: { organs: "UNIT" } }, ...state },
];
const evaluated = (evaluatedOn: string, more: object): Written =>
  letter({ evaluations: [{ evaluatedOn, ...more }] });
const place = (state: object): Written => [
  "quarterly",
  {
    ...{ year: 2026, quarter: 2, status: "DUE", room: "2", place: { id: "unt_1", name: "示例村" } },
    ...{ records: [], findings: [], rectified: [], ...state },
  },
];
const missed = { missed: { at: "2026-07-01", makeUpFrom: "2026-07-01" } };
const found = (state: object, confirmedOn: string = inside) =>
  place({
    confirmedOn,
    findings: [{ n: 1, kind: "RISK", area: "MAJOR_DECISIONS", amountInFen: 0, ...state }],
  });
/** Fed back on a day: the unit has thirty days (D-QI-4). */
const toRectify = (servedOn: string, state: object = {}) =>
  place({ feedback: { servedOn }, findings: [{ n: 1, kind: "RISK" }], ...state });
const done = (doneOn: string) => ({ closedOn: doneOn, rectified: [{ finding: 1, doneOn }] });
const held = (state: object): Written => [
  "enrollment",
  {
    candidate: { unitId: "unt_1" },
    nomination: { focus: "HOUSING" },
    ...{ effectiveOn: before, reviews: [], ...state },
  },
];
const opinion = (state: object): Written => ["opinion", { people: [], replies: [], ...state }];
const session = (state: object): Written => [
  "education",
  { participants: [], on: inside, confirmedOn: inside, type: "WARNING", ...state },
];
const recusal = (day: string, status: string): Written => [
  "recusal",
  { enteredAt: `${day}T02:00:00.000Z`, status },
];

const cases: readonly Case[] = [
  ["lettersByKind", { 监察建议: 1 }, letter({ signedOn: inside }), letter({ signedOn: after })],
  ["lettersServed", 1, letter({ service: { servedOn: inside } }), letter({ signedOn: inside })],
  [
    "lettersPlanned",
    1,
    letter({ plan: { submittedOn: inside } }),
    letter({ plan: { submittedOn: before } }),
  ],
  [
    "lettersAnswered",
    2,
    letter({
      feedbacks: [{ submittedOn: inside }, { submittedOn: inside }, { submittedOn: after }],
    }),
  ],
  [
    "lettersRedone",
    1,
    evaluated(inside, { conclusion: "redo" }),
    evaluated(inside, { conclusion: "closed" }),
    evaluated(after, { conclusion: "redo" }),
  ],
  // 制度建设 count: rules made, not letters, and no score.
  [
    "lettersInstitutions",
    5,
    evaluated(inside, { institutionsMade: 3, scores: { institutions: 10 } }),
    letter({
      evaluations: [
        { evaluatedOn: before, institutionsMade: 4 },
        { evaluatedOn: inside, institutionsMade: 2 },
      ],
    }),
    evaluated(inside, { scores: { institutions: 100 } }),
  ],
  ["lettersRefused", 1, letter({ refusal: { on: inside } }), letter({ refusal: { on: before } })],
  [
    "lettersRelapsed",
    1,
    letter({ revisit: { relapsed: "yes", on: inside } }),
    letter({ revisit: { relapsed: "no", on: inside } }),
    letter({ revisit: { relapsed: "yes", on: after } }),
  ],
  ["visitsMissed", 1, place(missed), place({}), place({ ...missed, quarter: 1 })],
  [
    "missedReasons",
    { "示例村：道路不通（示例）": 1, "示例村：尚未说明原因": 1 },
    place({ missed: { ...missed.missed, reason: "道路不通（示例）" } }),
    place(missed),
    place({ ...missed, status: "WAIVED" }),
  ],
  [
    "visitsMadeUp",
    1,
    place({ ...missed, visit: { beganOn: after, timeliness: "late" } }),
    place({ visit: { beganOn: inside, timeliness: "in-quarter" } }),
  ],
  ["visitsWaived", 1, place({ status: "WAIVED" }), place({ status: "WAIVED", quarter: 3 })],
  // A method counts once a visit.
  [
    "methodsUsed",
    { INTERVIEW: 1, HEAR_REPORT: 1 },
    place({
      visit: { beganOn: inside, timeliness: "in-quarter" },
      records: [{ method: "INTERVIEW" }, { method: "INTERVIEW" }, { method: "HEAR_REPORT" }],
    }),
    place({ visit: { beganOn: after, timeliness: "late" }, records: [{ method: "OTHER" }] }),
  ],
  [
    "findingsByKind",
    { RISK: 1, VIOLATION: 1 },
    found({}),
    found({ kind: "VIOLATION" }),
    found({}, after),
  ],
  ["findingsByNature", { CONDUCT: 1 }, found({ nature: "CONDUCT" }), found({})],
  ["findingsByPlace", { "示例村｜“三重一大”制度执行": 2 }, found({}), found({})],
  ["findingsByTown", { "示例镇｜“三重一大”制度执行": 1 }, found({}), found({}, before)],
  // Served on 04-07, due on 05-07; on 06-15, due on 07-15.
  [
    "rectifyDue",
    2,
    toRectify("2026-04-07"),
    toRectify("2026-04-07", done("2026-05-07")),
    toRectify("2026-06-15"),
  ],
  [
    "rectifiedInTime",
    1,
    toRectify("2026-04-07", done("2026-05-07")),
    toRectify("2026-04-07", done("2026-05-08")),
    toRectify("2026-04-07"),
  ],
  [
    "objectsByFocus",
    { HOUSING: 1 },
    held({}),
    held({ effectiveOn: after }),
    held({ reviews: [{ outcome: "REMOVED", on: inside }] }),
  ],
  ["objectsByTown", { 示例镇: 1, 未填街镇: 1 }, held({}), held({ candidate: { unitId: "unt_2" } })],
  [
    "debriefingsByBand",
    { WARN: 1 },
    ["debriefing", { year: 2026, band: "WARN", disposals: [] }],
    ["debriefing", { year: 2025, band: "WARN", disposals: [] }],
    ["debriefing", { year: 2026, disposals: [] }],
  ],
  [
    "sessionsByType",
    { WARNING: 1, COURT: 1 },
    session({}),
    session({ type: "COURT" }),
    session({ on: after }),
  ],
  [
    "opinionRequests",
    1,
    opinion({ request: { on: inside } }),
    opinion({ request: { on: before } }),
  ],
  [
    "opinionsByUse",
    { AWARD: 1 },
    opinion({ request: { on: inside, use: "AWARD" } }),
    opinion({ request: { on: after, use: "AWARD" } }),
  ],
  [
    "opinionReplies",
    2,
    opinion({ request: { on: before }, replies: [{ on: inside }, { on: inside }, { on: after }] }),
  ],
  [
    "mattersByType",
    { ANNUAL: 1, FIRST: 1 },
    ["matters", { year: 2026, type: "ANNUAL", submissions: [] }],
    ["matters", { year: 2026, type: "FIRST", submissions: [] }],
    ["matters", { year: 2025, type: "FIRST", submissions: [] }],
  ],
  [
    "recusalsByDecision",
    { GRANTED: 1, DENIED: 1 },
    recusal(inside, "GRANTED"),
    recusal(inside, "DENIED"),
    recusal(after, "DENIED"),
  ],
  ["trendFindings", { "2026-05": 1, "2026-03": 1 }, found({}), found({}, before), found({}, after)],
  [
    "trendVisits",
    { "2026-05": 1 },
    place({ visit: { beganOn: inside } }),
    place({ visit: { beganOn: after } }),
  ],
  [
    "trendLetters",
    { "2026-05": 1 },
    letter({ signedOn: inside }),
    letter({ signedOn: "2025-06-30" }),
  ],
];

describe("each figure by itself: what it counts and what not (§5.1, §5.2)", () => {
  const each = cases.map(([figure, says, ...records]) => ({ figure, says, records }));
  it.each(each)("$figure", ({ figure, says, records }) => {
    expect(countOf(figure, records)).toEqual(says);
  });

  it("of a month that ends before the calendar's, a visit is owed in the quarter in which it ends", () => {
    const both = [place({}), place({ quarter: 1 })];
    expect(countOf("visitsDue", both, { from: "2026-03-26", to: "2026-04-25" })).toBe(1);
    expect(countOf("visitsDue", both, { from: "2026-02-26", to: "2026-03-25" })).toBe(1);
    expect(countOf("visitsDue", both, { from: "2026-01-01", to: "2026-06-30" })).toBe(2);
  });
});

describe("rates: each of its part over its whole (§5.1)", () => {
  const types = Object.keys(contents) as ReportType[];
  it.each(Object.entries(ratios))("%s", (name, { part, whole }) => {
    const type = types.find((one) =>
      contents[one].some((of) => (of.ratios ?? []).some((rate) => rate === name)),
    );
    if (type === undefined) throw new Error(`No report tells ${name}`);
    const of = (parts: number, all: number) => {
      const amount = (value: number) => ({ value, keys: [], rows: [] });
      const told = tell(type, { [part]: amount(parts), [whole]: amount(all) }, {});
      return told.flatMap((section) => section.ratios).find((rate) => rate.name === name)?.permille;
    };
    expect(Object.keys(allFigures)).toEqual(expect.arrayContaining([part, whole]));
    expect(of(1, 3)).toBe(333);
    expect(of(2, 3)).toBe(667);
    expect(of(3, 3)).toBe(1000);
    expect(of(0, 0)).toBeUndefined();
  });
});
