import * as fc from "fast-check";
import type { TargetedCommand } from "#process/targeted/commands.ts";
import type { TargetedPlan } from "#process/targeted/plan/plan.ts";
import { gamesOf } from "#tests/kit/games.ts";
import type { Move } from "#tests/kit/play.ts";
import { players } from "../inspection/cast.ts";

/** Day on which the games begin. */
export const from = "2026-08-10";
const member = (officer: string) => ({ officer, ties: "none" as const });
const unit = { unitId: "unt_team", unitName: "示例队" };
const plan: TargetedPlan = {
  title: "加油卡检查",
  themes: ["fuel-cards"],
  units: [unit],
  period: { from: "2026-01-01", to: "2026-07-31" },
  team: [member("chen"), member("chu")],
  methods: ["INTERVIEW"],
  contents: ["OTHER"],
  focus: ["副卡"],
  grounds: "理由（示例）",
};
export const wider = { ...plan, themes: ["fuel-cards", "receptions"] };

const table = (theme: string, hash: string): TargetedCommand => ({
  type: "add-table",
  theme,
  table: "fills",
  name: "加油明细.csv",
  key: `inspections/x/${hash}.csv`,
  hash,
  bytes: 10,
});
const person = {
  personId: "per_a",
  name: "甲",
  kind: "STAFF" as const,
  isPartyMember: "yes" as const,
  isPublicOfficer: "yes" as const,
  jurisdiction: "ours" as const,
  amountInFen: 5_000,
  times: 2,
  centilitres: 600,
};
const basic = { area: "MAJOR_DECISIONS" as const, evidence: [], hits: [] };
const violation = (amountInFen: number, to = "2026-07-31"): TargetedCommand => ({
  type: "find",
  finding: {
    ...basic,
    kind: "VIOLATION",
    nature: "CONDUCT",
    subject: { type: "people", people: [person] },
    description: "私车公养（示例）",
    amountInFen,
    period: { from: "2026-01-01", to },
  },
});
const loophole: TargetedCommand = {
  type: "find",
  finding: {
    ...basic,
    kind: "LOOPHOLE",
    subject: { type: "unit", ...unit },
    description: "无登记（示例）",
    amountInFen: 0,
  },
};
const hear = (subject: string): TargetedCommand => ({
  type: "hear",
  hearing: { subject, on: "2026-08-27", statement: "无异议" },
});
const dispose = (measure: "ADMONITION" | "PARTY_WARNING", decidedOn: string): TargetedCommand => ({
  type: "dispose",
  disposal: {
    personId: "per_a",
    measure,
    decidedOn,
    decidedBy: "区纪委监委",
    basis: [{ side: "PARTY", norm: "示例", article: "第一条" }],
  },
});
const refund = (amountInFen: number, paidOn: string): TargetedCommand => ({
  type: "refund",
  refund: { personId: "per_a", amountInFen, paidOn, receipt: "单" },
});
const settle = (finding: number, doneOn: string): TargetedCommand => ({
  type: "settle",
  settlement: { finding, by: "RECTIFICATION", reference: "制度（示例）", doneOn },
});
const clueOf = (number?: string): TargetedCommand => ({
  type: "note-clue",
  clue: { clueId: "clu_a", personId: "per_a", ...(number === undefined ? {} : { number }) },
});
const review = (hit: string, verdict: "SUSPECT" | "EXPLAINED"): TargetedCommand => ({
  type: "review-hit",
  review: { hit, verdict, note: "核查（示例）" },
});
export const report: TargetedCommand = {
  type: "write-report",
  facts: "加油明细与派车单比对，节假日加油两次（示例）。",
  opinion: "建议移交问题线索，责成单位建立登记制度（示例）。",
};
const analyzed: TargetedCommand = {
  type: "note-analysis",
  analysis: {
    tables: [{ n: 1, status: "ANALYZED", problems: [], problemCount: 0 }],
    themes: [],
    hits: 2,
  },
};
const talk: TargetedCommand = {
  type: "record-method",
  record: {
    method: "INTERVIEW",
    on: "2026-08-27",
    interviewee: "管理员",
    officers: ["chen", "chu"],
    notes: "笔录",
  },
};
const serve: TargetedCommand = {
  type: "serve",
  servedOn: "2026-08-16",
  servedTo: "办公室",
  documents: ["加油明细", "派车单"],
};
const receive: TargetedCommand = { type: "receive", documents: [1, 2], receivedOn: "2026-08-17" };

const by = (who: string, made: TargetedCommand): Move<TargetedCommand> => ({
  do: "command",
  by: who,
  command: made,
});
const conduct: Move<TargetedCommand> = { do: "conduct" };
/** One inspection from its plan to the end of every disposal, a day a move. */
export const opening: Move<TargetedCommand>[] = [
  by("chen", { type: "draft", plan }),
  by("chen", { type: "submit" }),
  conduct,
  { do: "answer", by: "feng", action: "approve" },
  conduct,
  { do: "answer", by: "wu", action: "approve" },
  conduct,
  by("chen", serve),
  conduct,
  by("chen", table("fuel-cards", "h1")),
  by("chen", receive),
  by("system", analyzed),
  conduct,
  by("chen", review("0123456789abcdef01234567", "SUSPECT")),
  by("chen", review("0123456789abcdef01234568", "EXPLAINED")),
  by("chen", { type: "begin-on-site" }),
  conduct,
  by("chen", talk),
  by("chen", { type: "end-on-site", note: "结束" }),
  conduct,
  by("chen", violation(5_000)),
  by("chen", loophole),
  by("chen", hear("per_a")),
  by("chen", hear(unit.unitId)),
  by("chen", report),
  by("chen", { type: "sign-report" }),
  by("chu", { type: "sign-report" }),
  by("chen", { type: "submit-findings" }),
  conduct,
  { do: "answer", by: "feng", action: "approve" },
  by("system", clueOf()),
  by("system", { type: "open-disposal" }),
  conduct,
  by("system", clueOf("XS-2026-0001")),
  by("feng", dispose("ADMONITION", "2026-09-08")),
  by("chen", refund(5_000, "2026-09-08")),
  by("chen", settle(2, "2026-09-08")),
  { do: "answer", by: "feng", action: "close" },
];

const command = fc.oneof(
  fc.constantFrom<TargetedCommand>(
    { type: "revise", plan: wider },
    { type: "submit" },
    { type: "widen", plan: wider, reason: "发现新线索（示例）" },
    serve,
    receive,
    { type: "go-on-partial", reason: "缺派车单" },
    table("fuel-cards", "h1"),
    table("fuel-cards", "h2"),
    table("receptions", "h3"),
    analyzed,
    { type: "analyze-again" },
    { type: "begin-on-site" },
    talk,
    { type: "end-on-site", note: "结束" },
  ),
  fc.constantFrom<TargetedCommand>(
    violation(5_000),
    violation(4_999),
    violation(5_000, "2026-08-01"),
    loophole,
    hear("per_a"),
    hear(unit.unitId),
    report,
    { type: "sign-report" },
    { type: "submit-findings" },
    { type: "open-disposal" },
    clueOf(),
    clueOf("XS-2026-0001"),
    dispose("ADMONITION", "2026-09-10"),
    dispose("PARTY_WARNING", "2026-09-12"),
    refund(3_000, "2026-09-12"),
    settle(1, "2026-09-12"),
    settle(2, "2026-09-12"),
    { type: "cancel", reason: "不再需要" },
    { type: "lapse", stage: "PLAN_REVIEW" },
    { type: "resume" },
  ),
  fc
    .tuple(
      fc.constantFrom("0123456789abcdef01234567", "0123456789abcdef01234568"),
      fc.constantFrom("SUSPECT", "EXPLAINED"),
    )
    .map(([hit, verdict]) => review(hit, verdict as "SUSPECT")),
  fc.constantFrom("chu", "li", "zheng").map(
    (into): TargetedCommand => ({
      type: "replace-inspector",
      officer: "chen",
      relation: "other",
      detail: "朋友（示例）",
      replacement: member(into),
    }),
  ),
);

/** Some part of an inspection's course, then anything. */
export const games = gamesOf(opening, command, {
  people: players,
  actions: ["approve", "return", "reject", "none", "close"],
});
