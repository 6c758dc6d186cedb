import type { DistrictConfig } from "#kernel/district/config.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";

/** States of a debriefing (process sheet §4.7), and the steps of the office between them. */
export const debriefingStatuses = {
  PLANNING: "待排计划",
  PLAN_APPROVAL: "计划待批",
  PLANNED: "待征求意见",
  OPINIONS_GATHERING: "征求意见",
  OPINIONS_FED: "意见待本人阅知",
  REPORT_DUE: "待提交报告",
  SUBMITTED: "报告待审核",
  REPORT_RETURNED: "报告退回修改",
  REPORT_ACCEPTED: "待述责述廉",
  ABSENT_WRITTEN: "书面述",
  PRESENTED: "待测评",
  SCORED: "待反馈",
  FED_BACK: "待报整改方案",
  RECTIFYING: "整改",
  EVALUATING: "整改核查",
  CLOSED: "办结",
  EXEMPT: "免予述责述廉",
} as const;
export type DebriefingStatus = keyof typeof debriefingStatuses;

/** Until the meeting somebody may be exempt; afterwards it runs to its end, but for who has died. */
export const beforeMeeting: readonly DebriefingStatus[] = [
  "PLANNING",
  "PLAN_APPROVAL",
  "PLANNED",
  "OPINIONS_GATHERING",
  "OPINIONS_FED",
  "REPORT_DUE",
  "SUBMITTED",
  "REPORT_RETURNED",
  "REPORT_ACCEPTED",
  "ABSENT_WRITTEN",
];

/** to whom somebody reports. */
export const audiences = {
  PARTY_ORGANIZATION: "所在党组织",
  COMMISSION: "区纪委监委",
} as const;

export const modes = { ON_SITE: "现场", WRITTEN: "书面" } as const;

/** Who reviews the report (process sheet §4.7: 室或所在党组织书记). */
export const reviewers = { ROOM: "监督检查室", PARTY_SECRETARY: "所在党组织书记" } as const;

export const leaves = { WITH_LEAVE: "请假缺席", WITHOUT_LEAVE: "无故缺席" } as const;

export const exemptions = {
  CASE_FILED: "已被立案审查调查",
  NOT_SUPERVISED: "不再是提级监督对象",
  DECEASED: "本人去世",
} as const;

const { DECEASED: _byLibrary, ...chosenByHand } = exemptions;

/** What a deputy secretary may exempt for; a death is registered in the library, which ends all that is asked. */
export const chosenExemptions = chosenByHand;

/** What may be made known within a circle; never what came of petitions and clues. */
export const publishedParts = {
  REPORT: "述责述廉报告",
  RESULT: "测评结果",
  BOTH: "述责述廉报告和测评结果",
} as const;

/** What a score leads to: a talk with a statement below the first line, a reminder below the second. */
export const bands = { TALK: "低于谈话线", WARN: "低于提醒线", NONE: "达到规定线" } as const;
export type Band = keyof typeof bands;

/** The lines of a report: the four required parts (党内监督条例 Art. 23), then what follows them. */
export const reportParts = {
  politics: ["执行政治纪律和政治规矩情况", 1500],
  responsibility: ["履行管党治党责任情况", 1500],
  integrity: ["推进党风廉政建设和反腐败工作情况", 1500],
  discipline: ["执行廉洁纪律情况", 1500],
  assets: ["集体“三资”管理使用情况（不涉及的写“无”）", 1000],
  matters: ["个人有关事项报告情况", 1000],
  problems: ["存在的问题", 1500],
  measures: ["改进措施", 1500],
} as const;
export type ReportPart = keyof typeof reportParts;

/** Weights, lines and lengths as the district has set them; the lines are in points. */
export function rulesOf({ debriefing }: Pick<DistrictConfig, "debriefing">) {
  return debriefing ?? defaultConfig.debriefing;
}
