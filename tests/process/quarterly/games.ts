import * as fc from "fast-check";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { gamesOf } from "#tests/kit/games.ts";
import type { Move } from "#tests/kit/play.ts";
import { inspectors, players } from "../inspection/cast.ts";

/** Day on which the games begin. */
export const from = "2026-03-09";
const member = (officer: string) => ({ officer, ties: "none" as const });

const visit = {
  year: 2026,
  quarter: 1,
  place: { id: "unt_village", name: "示例村" },
  room: "2",
  objects: [{ enrollmentId: "enr_a", personId: "per_a", personName: "赵示例", unitId: "unt_town" }],
};
const opened: QuarterlyCommand = { type: "open", ...visit };
const joined: QuarterlyCommand = {
  ...opened,
  objects: visit.objects.map((object) => ({ ...object, enrollmentId: "enr_b" })),
};
const planOn = (on: string, team: readonly string[]): QuarterlyCommand => ({
  type: "plan",
  plan: {
    on,
    team: team.map(member),
    focus: ["资金支出"],
    contents: ["COLLECTIVE_ASSETS"],
    methods: ["INTERVIEW"],
  },
});
const talk = (on: string, officers: string[]): QuarterlyCommand => ({
  type: "record-method",
  record: { method: "INTERVIEW", on, interviewee: "会计（示例）", officers, notes: "笔录（示例）" },
});
const risk: QuarterlyCommand = {
  type: "find",
  finding: {
    kind: "RISK",
    area: "COLLECTIVE_ASSETS",
    subject: { type: "unit", unitId: "unt_village", unitName: "示例村" },
    description: "未公示（示例）",
    amountInFen: 0,
    evidence: [],
    hits: [],
  },
};
const replaceBy = (officer: string, replacement: string): QuarterlyCommand => ({
  type: "replace-inspector",
  officer,
  relation: "relative",
  detail: "表亲（示例）",
  replacement: member(replacement),
});
const feedBack = (servedOn: string): QuarterlyCommand => ({
  type: "feed-back",
  feedback: { letterNumber: "示纪函〔2026〕1号", receivedBy: "村主任", servedOn },
});

const days = fc.constantFrom("2026-03-12", "2026-03-20", "2026-03-31", "2026-04-08");
const pairs = fc.uniqueArray(fc.constantFrom(...inspectors, "feng", "zheng"), {
  minLength: 1,
  maxLength: 3,
});
const command = fc.oneof(
  fc.tuple(days, pairs).map(([day, team]) => planOn(day, team)),
  fc.constantFrom<QuarterlyCommand>(
    opened,
    joined,
    { type: "notify", notice: { kind: "UNANNOUNCED" } },
    { type: "begin" },
    risk,
    { type: "end-visit", note: "结束" },
    { type: "report", report: "报告（示例）" },
    { type: "rectify", rectified: { finding: 1, evidence: "照片", doneOn: from } },
    { type: "waive", reason: "撤并（示例）" },
    { type: "explain-miss", reason: "力量不足（示例）" },
    { type: "note-clue", clue: { clueId: "clu_a", personId: "per_a" } },
    { type: "lapse", stage: "REPORTING" },
    { type: "resume" },
  ),
  fc.tuple(days, pairs).map(([day, officers]) => talk(day, officers)),
  fc
    .tuple(fc.constantFrom(...inspectors), fc.constantFrom(...inspectors, "zheng"))
    .map(([out, into]) => replaceBy(out, into)),
  days.map(feedBack),
);

const by = (who: string, made: QuarterlyCommand): Move<QuarterlyCommand> => ({
  do: "command",
  by: who,
  command: made,
});
/** One visit from its opening to the rectified end, a day a move. */
export const opening: Move<QuarterlyCommand>[] = [
  by("system", opened),
  by("feng", planOn("2026-03-12", ["chen", "chu"])),
  by("chen", { type: "notify", notice: { kind: "UNANNOUNCED" } }),
  by("chen", { type: "begin" }),
  by("chen", talk("2026-03-12", ["chen", "chu"])),
  by("chen", risk),
  by("chen", { type: "end-visit", note: "结束" }),
  { do: "conduct" },
  by("chen", { type: "report", report: "报告（示例）" }),
  { do: "conduct" },
  { do: "answer", by: "feng", action: "approve" },
  { do: "conduct" },
  { do: "answer", by: "wu", action: "approve" },
  { do: "conduct" },
  by("chen", feedBack("2026-03-21")),
  { do: "conduct" },
  by("chen", {
    type: "rectify",
    rectified: { finding: 1, evidence: "照片", doneOn: "2026-03-23" },
  }),
  { do: "answer", by: "feng", action: "close" },
];

/** Some part of a visit's course, then anything. */
export const games = gamesOf(opening, command, {
  people: players,
  actions: ["approve", "return", "sign", "close"],
});
