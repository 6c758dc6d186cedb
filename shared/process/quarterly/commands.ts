import * as z from "zod/mini";
import { type CommandOf, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import type { StandardCommand } from "#kernel/conduct/conducted.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { type Fact, systemActor } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks, endStage } from "#kernel/task/close.ts";
import { Ordinal, once, text } from "#kernel/text/text.ts";
import { attachments } from "#process/file/attachment.ts";
import { checkFinding } from "#process/finding/check.ts";
import { FindingInput, maxFindings, Remark } from "#process/finding/schema.ts";
import {
  type EndedClue,
  isEnded,
  isKnown,
  type LinkedClue,
} from "#process/inspection/linked-clue.ts";
import { checkRecord, MethodRecord, maxRecords } from "#process/inspection/method-record.ts";
import { OnDay } from "#process/inspection/on-day.ts";
import { Replacement } from "#process/inspection/team.ts";
import { barsOf } from "./describe.ts";
import { fact } from "./events.ts";
import {
  Act,
  Feedback,
  Notice,
  type Opening,
  Plan,
  type Quarterly,
  Rectified,
  rectifiable,
} from "./schema.ts";
import { waiting } from "./terms.ts";
import { recordAct } from "./visits/act.ts";
import { daysOf } from "./visits/quarter.ts";
import { askUnit, sendBack } from "./visits/rectification.ts";
import { begin, openDuty, plan, replaceInspector } from "./visits/visit.ts";

const WithReason = z.object({ reason: Remark });

/** What may be done on a place's duty of one quarter (process sheet §4.2). */
export const commands = commandsFor<Quarterly>()({
  open: internalMaking(open),
  plan: {
    verb: "plan",
    leads: ["DUE", "MISSED"],
    summary: "排定检查计划（检查组至少两人）",
    right: "visit.plan",
    body: z.object({ plan: Plan }),
    in: [...waiting, "MISSED"],
    decide: plan,
  },
  "replace-inspector": {
    verb: "replacement",
    summary: "检查人员回避，更换人员",
    right: "visit.conduct",
    body: Replacement,
    in: [...waiting, "MISSED", "ON_SITE"],
    unless: ({ plan }) => (plan === undefined ? refuse("record.state") : undefined),
    decide: replaceInspector,
  },
  notify: {
    verb: "notice",
    leads: "on",
    summary: "通知单位，或注明不打招呼",
    right: "visit.conduct",
    body: z.object({ notice: Notice }),
    in: ["PLANNED"],
    otherwise: "排定计划后方可通知",
    decide: (_, { notice }) => [fact("quarterly.noticed", { notice })],
  },
  begin: {
    verb: "beginning",
    leads: ["NOTICED"],
    summary: "开始现场检查",
    right: "visit.conduct",
    body: OnDay,
    in: ["NOTICED", "MISSED"],
    otherwise: "请先排定计划，并通知单位或注明不打招呼",
    unless: ({ notice }) =>
      notice === undefined
        ? refuse("record.state", "请先排定计划，并通知单位或注明不打招呼")
        : undefined,
    decide: begin,
  },
  "record-method": {
    verb: "records",
    summary: "登记监督方式记录：账目清单、汇报材料、访谈笔录",
    right: "visit.conduct",
    body: z.object({ record: MethodRecord }),
    in: ["ON_SITE"],
    otherwise: "检查尚未开始或已结束",
    unless: ({ records }) => (records.length >= maxRecords ? refuse("record.state") : undefined),
    decide: ({ plan, records }, { record }) =>
      checkRecord(record, plan?.team ?? []) ?? [
        fact("quarterly.method-recorded", { record: { ...record, n: records.length + 1 } }),
      ],
  },
  find: {
    verb: "findings",
    summary: "登记发现的问题",
    right: "visit.conduct",
    body: z.object({ finding: FindingInput }),
    in: ["ON_SITE", "REPORTING"],
    otherwise: "检查尚未开始或报告已提交",
    unless: ({ findings }) => (findings.length >= maxFindings ? refuse("record.state") : undefined),
    decide: ({ findings }, { finding }) => {
      const found = { ...finding, n: findings.length + 1 };
      return checkFinding(found) ?? [fact("quarterly.found", { finding: found })];
    },
  },
  "record-act": {
    verb: "acts",
    summary: "登记列席会议、监督谈话（检查以外）",
    right: "visit.conduct",
    body: z.object({ act: Act }),
    decide: recordAct,
  },
  "end-visit": {
    verb: "end",
    leads: "on",
    summary: "结束现场检查",
    right: "visit.conduct",
    body: z.extend(OnDay, { note: Remark }),
    in: ["ON_SITE"],
    otherwise: "检查尚未开始或已结束",
    unless: ({ records }) =>
      records.some(({ validity }) => validity === "valid")
        ? undefined
        : refuse("inspection.records", "至少须有一种监督方式的有效记录"),
    decide: (_, { note, on }, { now }) => [
      fact("quarterly.visit-ended", { on: on ?? dayOf(now), note }),
    ],
  },
  attach: attachments<Quarterly>({
    right: "visit.conduct",
    in: ["ON_SITE", "REPORTING", "REPORT_REVIEW"],
    proposer: (state) => barsOf(state).proposer,
    attached: (attachments) => fact("quarterly.attached", { attachments }),
  }),
  report: {
    verb: "report",
    leads: "on",
    summary: "提交检查报告",
    right: "visit.conduct",
    body: z.object({ report: text(8000) }),
    in: ["REPORTING"],
    decide: (_, { report }, context) =>
      endStage(
        "REPORTING",
        { outcome: "submitted", reason: "报告已提交" },
        [fact("quarterly.reported", { report })],
        context,
      ),
  },
  "feed-back": {
    verb: "feedback",
    leads: "on",
    summary: "登记反馈送达与签收",
    right: "visit.conduct",
    body: z.object({ feedback: Feedback }),
    in: ["FEEDBACK"],
    otherwise: "报告批准后方可反馈",
    decide: feedBack,
  },
  rectify: {
    verb: "rectification",
    leads: "on",
    summary: "登记问题整改佐证",
    right: "visit.conduct",
    body: z.object({ rectified: Rectified }),
    in: ["RECTIFYING"],
    decide: (state, { rectified }) =>
      rectifiable(state).includes(rectified.finding)
        ? [fact("quarterly.rectified", rectified)]
        : refuse("inspection.findings", `没有须整改的问题 ${rectified.finding}`),
  },
  "send-back": {
    verb: "rectification-return",
    summary: "整改不到位，退回单位继续整改",
    right: "visit.plan",
    body: z.object({
      findings: z.array(Ordinal).check(
        z.minLength(1, "至少选择一个问题"),
        z.maxLength(maxFindings),
        once<number>((n) => n),
      ),
      reason: Remark,
    }),
    in: ["RECTIFYING"],
    decide: sendBack,
  },
  waive: {
    verb: "waiver",
    summary: "批准本季度免检（不可抗力、村撤并）",
    right: "visit.waive",
    body: WithReason,
    in: waiting,
    otherwise: "只能在季度结束前、开始检查前批准免检",
    unless: (state, { now }) =>
      dayOf(now) > daysOf(state).to
        ? refuse("record.state", "只能在季度结束前、开始检查前批准免检")
        : undefined,
    decide: (_, { reason }, context) => [
      fact("quarterly.waived", { reason }),
      ...closeTasks(["VISIT"], { outcome: "waived", reason }, context),
    ],
  },
  "explain-miss": {
    verb: "miss-reason",
    summary: "说明本季未检原因",
    right: "visit.plan",
    body: WithReason,
    unless: ({ missed }) =>
      missed === undefined ? refuse("record.state", "本季并非未检") : undefined,
    decide: (_, { reason }, context) => [
      fact("quarterly.miss-explained", { reason }),
      ...closeTasks(["MISS_REASON"], { outcome: "explained", reason }, context),
    ],
  },
  "lose-object": internal(loseObject),
  "note-clue": internal(({ clues }: Quarterly, { clue }: { clue: LinkedClue }) =>
    isKnown(clues, clue) ? [] : [fact("quarterly.clue-linked", clue)],
  ),
  "end-clue": internal(({ clues }: Quarterly, { clue }: { clue: EndedClue }) =>
    isEnded(clues, clue) ? [] : [fact("quarterly.clue-ended", clue)],
  ),
});

export type QuarterlyCommand = CommandOf<typeof commands> | StandardCommand;

/**
 * Opening is harmless when repeated: only objects that are new to the place join, and none once the
 * quarter's visit is over, which served the place.
 */
function open(state: Quarterly | undefined, opened: Opening, context: Context): Fact[] | Refusal {
  if (state === undefined) {
    const duty = openDuty(opened, "VISIT", context);
    return isRefusal(duty)
      ? duty
      : [fact("quarterly.opened", { ...opened, district: context.district }), ...duty];
  }
  if (state.waived?.by === systemActor.id) return reopen(state, opened, context);
  if (![...waiting, "MISSED", "ON_SITE"].includes(state.status)) return [];
  const known = state.objects.map(({ enrollmentId }) => enrollmentId);
  const objects = opened.objects.filter(({ enrollmentId }) => !known.includes(enrollmentId));
  return objects.length === 0 ? [] : [fact("quarterly.objects-joined", { objects })];
}

/** Somebody new is supervised at a place whose duty had lapsed with its last object. */
function reopen(state: Quarterly, { objects }: Opening, context: Context): Fact[] | Refusal {
  const duty = openDuty(state, "VISIT", context, (state.reopened ?? 0) + 2);
  return isRefusal(duty) ? duty : [fact("quarterly.reopened", { objects }), ...duty];
}

/**
 * R18: a place that had nobody left under supervision before its quarter was over owes no visit, however
 * late that is entered; the system waives it with the reason, so that coverage counts it neither way.
 * What has begun goes on, and who left after the quarter was owed its visit.
 */
function loseObject(
  state: Quarterly,
  { enrollmentId, reason, on }: { enrollmentId: string; reason: string; on: Day },
  context: Context,
): Fact[] {
  const left = state.objects.filter((one) => one.enrollmentId !== enrollmentId);
  const isUnvisited = [...waiting, "MISSED"].includes(state.status);
  const isOwedStill = on > daysOf(state).to;
  if (!isUnvisited || isOwedStill || left.length === state.objects.length) return [];
  const gone = fact("quarterly.object-left", { enrollmentId, reason });
  if (left.length > 0) return [gone];
  const why = `该地点已无监督对象：${reason}`;
  return [
    gone,
    fact("quarterly.waived", { reason: why }),
    ...closeTasks(["VISIT", "MAKE_UP", "MISS_REASON"], { outcome: "waived", reason: why }, context),
  ];
}

function feedBack(
  state: Quarterly,
  { feedback }: { feedback: z.infer<typeof Feedback> },
  context: Context,
): Fact[] | Refusal {
  const outcome =
    rectifiable(state).length > 0 ? "served-with-findings" : "served-without-findings";
  const facts = [fact("quarterly.fed-back", feedback), ...askUnit({ ...state, feedback }, context)];
  return endStage("FEEDBACK", { outcome, reason: feedback.letterNumber }, facts, context);
}
