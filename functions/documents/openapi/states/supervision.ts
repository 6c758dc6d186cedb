import * as z from "zod/mini";
import { keysOf } from "#kernel/route/form.ts";
import { Refund } from "#process/disposal/schema.ts";
import {
  Candidate,
  Consent,
  type Enrollment,
  Nomination,
  ScoreSheet,
  Study,
} from "#process/enrollment/schema.ts";
import { Reinstatement, SuspensionProposal } from "#process/enrollment/suspension/schema.ts";
import { enrollmentStatuses, reviewCauses } from "#process/enrollment/terms.ts";
import { Attachment } from "#process/file/attachment.ts";
import { LetterContent } from "#process/letter/paper/content.ts";
import type { Letter } from "#process/letter/schema.ts";
import { letterStatuses } from "#process/letter/terms.ts";
import type { Meeting } from "#process/meeting/schema.ts";
import {
  Act,
  Feedback,
  Notice,
  Place,
  Plan,
  type Quarterly,
  Rectified,
  Served,
} from "#process/quarterly/schema.ts";
import { TargetedPlan } from "#process/targeted/plan/plan.ts";
import { Hearing, Settlement, type Targeted } from "#process/targeted/schema.ts";
import {
  conducted,
  files,
  type Labels,
  many,
  recusedInFull,
  text,
  typed,
  whole,
} from "./labels.ts";
import { endedAt, findings, onSpot, recordNamed, records, requested } from "./parts.ts";

export const enrollment: Labels<Enrollment> = {
  ...conducted,
  recusals: recusedInFull,
  proposer: text("提名人"),
  room: text("监督检查室"),
  candidate: typed("拟监督对象", Candidate),
  scoreSheet: typed("评分表和综合研判", ScoreSheet),
  nomination: typed("提名表", Nomination),
  attachments: files("附件"),
  returns: many(
    "历次退回补充",
    z.object({
      ...{ from: keysOf(enrollmentStatuses), reason: z.string(), at: z.string() },
      ...{ usedWorkdays: z.int(), content: z.string(), object: z.string() },
      ...{ on: z.exactOptional(z.string()), resentOn: z.exactOptional(z.string()) },
    }),
  ),
  studies: many("历次会议研究", Study),
  request: requested("报送区委的请示"),
  consent: typed("区委同意", z.extend(Consent, { scans: z.exactOptional(z.array(Attachment)) })),
  effectiveOn: text("监督生效日期"),
  leftPost: typed(
    "离岗",
    z.object({
      ...{ reason: z.string(), on: z.exactOptional(z.string()) },
      ...{ cause: z.exactOptional(z.enum(["DEATH"])), at: z.string() },
    }),
  ),
  headLeft: typed(
    "负责人离岗，继任待登记",
    z.object({ reason: z.string(), cause: z.exactOptional(z.enum(["DEATH"])), at: z.string() }),
  ),
  dutiesOpenedAt: text("后续职责建立时间"),
  served: typed("告知书送达", z.object({ on: z.string(), contact: z.enum(["ENTERED", "NONE"]) })),
  ended: endedAt("终止（撤回等）"),
  follows: text("接任的原监督对象"),
  reviewCall: typed(
    "提前评估的提起",
    z.object({ cause: keysOf(reviewCauses), reason: z.string(), at: z.string() }),
  ),
  review: "进行中的评估",
  reviews: "历次评估",
  removalRequest: requested("退出的请示"),
  removal: "退出",
  suspensionProposal: typed("中止建议", SuspensionProposal),
  reinstatement: typed("恢复建议", Reinstatement),
  suspension: "中止",
  supplementExtension: "补充期限的延长",
};

export const meeting: Labels<Meeting> = {
  status: text("状态"),
  heldOn: text("会议日期"),
  place: text("会议地点"),
  minutesNumber: text("纪要编号"),
  entitled: whole("应到人数"),
  entitledBecause: text("应到人数说明"),
  items: "议题及逐项表决",
  enteredBy: text("录入人"),
  enteredAt: text("录入时间"),
  confirmedBy: text("复核人"),
  attachments: files("纪要扫描件"),
  refused: "未能落实的议题",
};

export const quarterly: Labels<Quarterly> = {
  ...conducted,
  recusals: recusedInFull,
  year: whole("年份"),
  quarter: whole("季度"),
  place: typed("检查地点", Place),
  room: text("监督检查室"),
  objects: many("涉及的监督对象", Served),
  district: text("地区"),
  plan: typed("检查安排", Plan),
  notice: typed("通知", Notice),
  missed: typed(
    "本季未检",
    z.object({ at: z.string(), makeUpFrom: z.string(), reason: z.exactOptional(z.string()) }),
  ),
  visit: typed("现场检查", z.object({ ...onSpot, timeliness: z.enum(["in-quarter", "late"]) })),
  records: records("监督方式记录"),
  findings: findings("发现的问题"),
  report: text("检查报告"),
  attachments: files("附件"),
  confirmedOn: text("报告审核日期"),
  feedback: typed("反馈和签收", Feedback),
  rectified: many("整改情况", Rectified),
  extension: typed(
    "整改延期",
    z.object({
      ...{ days: z.int(), reasons: z.string(), askedOn: z.string() },
      decision: z.exactOptional(z.enum(["granted", "denied"])),
    }),
  ),
  sentBack: many(
    "退回整改",
    z.object({ findings: z.array(z.int()), reason: z.string(), on: z.string() }),
  ),
  clues: "移交的问题线索",
  closedOn: text("办结日期"),
  waived: typed("免检", z.object({ reason: z.string(), by: z.string() })),
  acts: many("列席会议和监督谈话", Act),
  reopened: whole("因新增对象重新开启的次数"),
};

export const targeted: Labels<Targeted> = {
  ...conducted,
  recusals: recusedInFull,
  district: text("地区"),
  room: text("监督检查室"),
  proposer: text("承办人"),
  plan: typed("工作方案", TargetedPlan),
  attachments: files("附件"),
  approved: typed("已批准的工作方案", TargetedPlan),
  returns: whole("退回次数"),
  requests: "调取清单",
  tables: "数据表",
  comparisons: "比对情况",
  hits: typed("疑点数", z.object({ found: z.int(), suspect: z.int(), explained: z.int() })),
  records: records("监督方式记录"),
  onSite: typed("现场检查", z.object(onSpot)),
  findings: findings("问题清单"),
  hearings: many("听取陈述", Hearing),
  report: "检查报告",
  confirmedOn: text("问题确认日期"),
  clues: "移交的问题线索",
  disposals: "处理",
  refunds: many("退赔", Refund),
  settlements: many("对单位问题的处置", Settlement),
  closedOn: text("办结日期"),
  result: text("办结结果"),
};

export const letter: Labels<Letter> = {
  ...conducted,
  recusals: recusedInFull,
  proposer: text("承办人"),
  room: text("监督检查室"),
  content: typed("建议书内容", LetterContent),
  attachments: files("附件"),
  source: recordNamed("来源事项"),
  follows: text("回访反弹的原建议书"),
  returns: many(
    "历次退回",
    z.object({ from: keysOf(letterStatuses), reason: z.string(), at: z.string() }),
  ),
  consultations: "会商",
  approvedOn: text("签发日期"),
  number: "发文字号",
  signedOn: text("编号用印日期"),
  voidedNumbers: many(
    "作废的文号",
    z.object({ text: z.string(), reason: z.string(), on: z.string() }),
  ),
  service: "送达回证",
  servedTo: text("送达单位"),
  clocks: "单位的办理期限",
  objection: "异议",
  former: "被变更的原件",
  plan: "整改方案",
  extension: "延期",
  feedbacks: "历次整改反馈",
  evaluations: "历次评估",
  refusal: "拒不采纳",
  referral: "提请主管部门",
  closedOn: text("销号日期"),
  revisit: "回访",
  ended: "终止",
};
