import { factsOf } from "#kernel/conduct/evolve.ts";
import { papersOf } from "#kernel/record/borne.ts";
import { ofDisposal } from "#process/disposal/check.ts";
import type { Disposal, Refund } from "#process/disposal/schema.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Finding } from "#process/finding/schema.ts";
import type { EndedClue, LinkedClue } from "#process/inspection/linked-clue.ts";
import type { MethodRecord } from "#process/inspection/method-record.ts";
import type { Inspector, Recusal } from "#process/inspection/team.ts";
import type { Report } from "./findings/report.ts";
import type { TargetedPlan } from "./plan/plan.ts";
import type {
  Analysis,
  DocumentRequest,
  HandedIn,
  Hearing,
  HitReview,
  Settlement,
  Table,
  Targeted,
} from "./schema.ts";

/** What each event of a targeted inspection says. */
export type TargetedData = {
  "targeted.drafted": Pick<Targeted, "district" | "room" | "proposer" | "plan">;
  "targeted.revised": { plan: TargetedPlan };
  "targeted.attached": { attachments: readonly Attachment[] };
  "targeted.submitted": { plan: string };
  "targeted.plan-approved": { plan: TargetedPlan };
  "targeted.returned": { from: string; reason: string };
  "targeted.widened": { plan: TargetedPlan; reason: string };
  "targeted.documents-requested": DocumentRequest;
  "targeted.unit-handed-in": HandedIn;
  "targeted.documents-received": {
    documents: readonly { n: number; lateWorkdays: number }[];
    receivedOn: string;
  };
  "targeted.went-on-partial": { note: string; missing: readonly string[] };
  "targeted.table-added": Omit<Table, "status">;
  "targeted.analyzed": Analysis;
  "targeted.hit-reviewed": HitReview;
  "targeted.on-site-begun": { on: string };
  "targeted.method-recorded": { record: MethodRecord & { n: number } };
  "targeted.inspector-replaced": Omit<Recusal, "at"> & { replacement: Inspector };
  "targeted.on-site-ended": { on: string; note: string };
  "targeted.reported": Omit<Report, "signatures">;
  /** `signed` is the hash of the report, the findings and the hearings that were signed. */
  "targeted.report-signed": { officer: string; on: string; signed: string };
  "targeted.found": { finding: Finding };
  "targeted.heard": Hearing;
  "targeted.findings-confirmed": {
    on: string;
    findings: number;
    violations: number;
    amountInFen: number;
  };
  "targeted.disposal-opened": { clues: number };
  "targeted.clue-linked": LinkedClue;
  "targeted.clue-ended": EndedClue;
  "targeted.disposed": Disposal;
  "targeted.refunded": Refund;
  "targeted.settled": Settlement;
  "targeted.closed": { on: string; result: string };
  "targeted.cancelled": { reason: string };
};

/** What people call the events of its trail. */
export const words: Readonly<Record<keyof TargetedData, string>> = {
  "targeted.drafted": "拟制工作方案",
  "targeted.revised": "修改工作方案",
  "targeted.attached": "调整附件",
  "targeted.submitted": "提交工作方案",
  "targeted.plan-approved": "方案获批",
  "targeted.returned": "退回",
  "targeted.widened": "申请扩大范围",
  "targeted.documents-requested": "送达调取清单",
  "targeted.unit-handed-in": "单位报送材料",
  "targeted.documents-received": "签收材料",
  "targeted.went-on-partial": "材料不全继续",
  "targeted.table-added": "上传数据表",
  "targeted.analyzed": "比对",
  "targeted.hit-reviewed": "核查疑点",
  "targeted.on-site-begun": "开始现场检查",
  "targeted.method-recorded": "登记监督方式",
  "targeted.inspector-replaced": "更换检查人员",
  "targeted.on-site-ended": "结束现场检查",
  "targeted.reported": "提交检查报告",
  "targeted.report-signed": "在检查报告上签名",
  "targeted.found": "登记问题",
  "targeted.heard": "听取意见",
  "targeted.findings-confirmed": "确认问题",
  "targeted.disposal-opened": "进入处置",
  "targeted.clue-linked": "关联问题线索",
  "targeted.clue-ended": "问题线索办结",
  "targeted.disposed": "登记处理",
  "targeted.refunded": "登记退赔",
  "targeted.settled": "登记整改",
  "targeted.closed": "办结",
  "targeted.cancelled": "撤销检查",
};

/** A targeted-inspection event with its data checked by the compiler. */
export const fact = factsOf<TargetedData>();

/** Numbers of its papers. */
export const papers = papersOf<Targeted, TargetedData>({ "targeted.disposed": ofDisposal });
