import type * as z from "zod/mini";
import { factsOf } from "#kernel/conduct/evolve.ts";
import { ofDay, papersOf } from "#kernel/record/borne.ts";
import type { Counts } from "../assessment/score.ts";
import type { Disposal } from "../disposal/schema.ts";
import type { Attachment } from "../file/attachment.ts";
import type {
  Absence,
  Counted,
  Debriefing,
  Exempted,
  Feedback,
  Meeting,
  Opening,
  Plan,
  Postponement,
  Publication,
  Report,
  Writing,
} from "./schema.ts";

/** What each event of a debriefing says: the vocabulary of its audit. No event names a voter. */
export type DebriefingData = {
  "debriefing.opened": Opening & { district: string };
  "debriefing.planned": { plan: Plan };
  "debriefing.postponed": z.infer<typeof Postponement> & { from: string };
  "debriefing.gathering-begun": { names: readonly string[]; box: string };
  "debriefing.opinions-collected": NonNullable<Debriefing["opinions"]>;
  "debriefing.opinions-fed": { text: string; on: string };
  "debriefing.opinions-served": { on: string; note: string };
  "debriefing.reported": { report: Report; on: string; lateBy: number };
  "debriefing.returned": { reason: string };
  "debriefing.accepted": { on: string };
  "debriefing.attached": { attachments: readonly Attachment[] };
  "debriefing.left-post": { on: string; reason: string };
  "debriefing.absent": z.infer<typeof Absence>;
  "debriefing.presented": { meeting: Meeting };
  "debriefing.written-accepted": z.infer<typeof Writing>;
  "debriefing.ballot-opened": { round: number; box: string; participants: number };
  "debriefing.count-entered": { round: number; participants: number; counts: Counts };
  "debriefing.counted": Counted;
  "debriefing.talked": { on: string; record: string; disposal: Disposal };
  "debriefing.stated": { text: string; on: string };
  "debriefing.lateness-told": { how: string };
  "debriefing.fed-back": { feedback: Feedback };
  "debriefing.published": z.infer<typeof Publication>;
  "debriefing.rectification-planned": { text: string };
  "debriefing.rectification-reported": { text: string; on: string };
  "debriefing.closed": { on: string };
  "debriefing.exempted": Exempted;
};

/** What people call each event. */
export const words: Readonly<Record<keyof DebriefingData, string>> = {
  "debriefing.opened": "列入年度述责述廉",
  "debriefing.planned": "确定述责述廉安排",
  "debriefing.postponed": "述责述廉改期",
  "debriefing.gathering-begun": "开始征求意见",
  "debriefing.opinions-collected": "征求意见汇总",
  "debriefing.opinions-fed": "反馈征求到的意见",
  "debriefing.opinions-served": "意见送达本人",
  "debriefing.reported": "提交述责述廉报告",
  "debriefing.returned": "退回报告",
  "debriefing.accepted": "报告审核通过",
  "debriefing.attached": "调整附件",
  "debriefing.left-post": "离岗，改为书面",
  "debriefing.absent": "登记缺席",
  "debriefing.presented": "会议述责述廉",
  "debriefing.written-accepted": "书面述责述廉",
  "debriefing.ballot-opened": "开始民主测评",
  "debriefing.count-entered": "录入测评票数",
  "debriefing.counted": "测评结果确定",
  "debriefing.talked": "约谈",
  "debriefing.stated": "提交书面说明",
  "debriefing.lateness-told": "通报逾期",
  "debriefing.fed-back": "反馈测评情况",
  "debriefing.published": "在一定范围内公开",
  "debriefing.rectification-planned": "提交整改方案",
  "debriefing.rectification-reported": "报告整改情况",
  "debriefing.closed": "办结",
  "debriefing.exempted": "免予述责述廉",
};

/** A debriefing event with its data checked by the compiler. */
export const fact = factsOf<DebriefingData>();

/** Numbers of its papers: one meeting's minutes, and one letter, may be about several people. */
export const papers = papersOf<Debriefing, DebriefingData>({
  "debriefing.presented": ({ meeting: { minutesNumber, on } }) => [
    ofDay("debriefing-minutes", minutesNumber, on),
  ],
  "debriefing.fed-back": ({ feedback: { letterNumber, servedOn } }) => [
    ofDay("feedback", letterNumber, servedOn),
  ],
});
