import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { papersOf } from "#kernel/record/borne.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Member } from "./body/schema.ts";
import type { ConcludedReview, Removal, ReviewSheet } from "./review/schema.ts";
import type {
  Candidate,
  Consent,
  Enrollment,
  Nomination,
  Recusal,
  Return,
  ScoreSheet,
  Study,
  WorkbookRow,
} from "./schema.ts";
import type { SupplementExtension } from "./supplement/schema.ts";
import type { PausedDuty, Reinstatement, SuspensionProposal } from "./suspension/schema.ts";
import type { ReviewCause } from "./terms.ts";

/** What each event of an enrollment says. */
export type EnrollmentData = {
  "enrollment.screened": {
    candidate: Candidate;
    scoreSheet: ScoreSheet;
    proposer: string;
    room: string;
    /** Set when the system proposes the successor to a post. */
    follows?: string;
    /** Set when it came with many others in a workbook. */
    source?: WorkbookRow;
  };
  "enrollment.drafted": { nomination: Nomination };
  "enrollment.revised": {
    nomination: Nomination;
    candidate: Candidate;
    /** Names of the fields that differ from before. */
    changed: readonly string[];
  };
  "enrollment.attached": { attachments: readonly Attachment[] };
  "enrollment.submitted": { content: string };
  "enrollment.returned": Omit<Return, "at">;
  "enrollment.resubmitted": {
    route: "to-room" | "to-deputy" | "resend" | "restudy";
    /** Day on which it went to the party committee again, where that is not the day of entry. */
    on?: string;
  };
  "enrollment.supplement-extension-asked": SupplementExtension;
  /** Working days granted, and those of the whole limit with them. */
  "enrollment.supplement-extended": { days: number; length: number };
  "enrollment.supplement-extension-denied": { reason: string };
  "enrollment.studied": { study: Study };
  "enrollment.requested": { documentNumber: string; sentOn: string; classification: string };
  "enrollment.activated": { consent: Consent; effectiveOn: string };
  "enrollment.duties-opened": { duties: readonly string[] };
  "enrollment.notice-served": NonNullable<Enrollment["served"]>;
  "enrollment.recusal-registered": Omit<Recusal, "at">;
  "enrollment.person-left-post": { reason: string; on?: Day; cause?: "DEATH" };
  /** Who is of the supervised body now; `gone` are the ids of those who are no longer. */
  "enrollment.members-changed": {
    head: Member;
    members: readonly Member[];
    gone: readonly string[];
    on: string;
    reason: string;
  };
  "enrollment.member-left": {
    personId: string;
    gone: readonly string[];
    on: string;
    reason: string;
  };
  "enrollment.head-left": { reason: string; cause?: "DEATH" };
  /** Somebody else leads the supervised body from a day on; `former` is the id of who led it. */
  "enrollment.head-named": { head: Member; former: string; on: string };
  "enrollment.withdrawn": { reason: string };
  "enrollment.review-called": { cause: ReviewCause; reason: string };
  "enrollment.review-submitted": { cause: ReviewCause; sheet: ReviewSheet };
  "enrollment.review-revised": { sheet: ReviewSheet };
  "enrollment.review-returned": { reason: string };
  "enrollment.review-concluded": Pick<ConcludedReview, "outcome" | "on">;
  "enrollment.removal-began": { removalBy: "FILING" | "CONSENT" };
  "enrollment.guard-overridden": { reason: string; obstacles: readonly string[] };
  "enrollment.removal-requested": {
    documentNumber: string;
    sentOn: string;
    classification: string;
  };
  /** The party committee has returned the removal, on a day that may precede its entry. */
  "enrollment.removal-returned": { on: Day; reason: string };
  "enrollment.removed": Omit<Removal, "told">;
  "enrollment.removal-told": NonNullable<Removal["told"]>;
  "enrollment.suspension-proposed": { proposal: SuspensionProposal };
  "enrollment.suspension-refused": { reason: string };
  "enrollment.suspended": { proposal: SuspensionProposal; paused: readonly PausedDuty[] };
  "enrollment.suspension-over": { to: string };
  "enrollment.reinstatement-proposed": { reinstatement: Reinstatement };
  "enrollment.reinstatement-refused": { reason: string };
  "enrollment.reinstated": { on: string; days: number };
};

/** What people call the events of its trail. */
export const words: Readonly<Record<keyof EnrollmentData, string>> = {
  "enrollment.screened": "登记候选人",
  "enrollment.drafted": "形成提名表",
  "enrollment.revised": "修改提名表",
  "enrollment.attached": "调整附件",
  "enrollment.submitted": "提交提名",
  "enrollment.returned": "退回补充",
  "enrollment.resubmitted": "补充后重新提交",
  "enrollment.supplement-extension-asked": "申请延长补充期限",
  "enrollment.supplement-extended": "延长补充期限",
  "enrollment.supplement-extension-denied": "不同意延长补充期限",
  "enrollment.withdrawn": "撤回提名",
  "enrollment.recusal-registered": "登记回避",
  "enrollment.studied": "会议研究",
  "enrollment.requested": "向区委报送请示",
  "enrollment.activated": "纳入直接监督",
  "enrollment.duties-opened": "下达后续任务",
  "enrollment.notice-served": "送达告知书",
  "enrollment.review-called": "启动评估",
  "enrollment.review-submitted": "提交评估",
  "enrollment.review-returned": "评估退回",
  "enrollment.review-revised": "修改评估",
  "enrollment.review-concluded": "评估办结",
  "enrollment.removal-began": "启动退出",
  "enrollment.removal-requested": "退出报送请示",
  "enrollment.removal-returned": "退出事项退回补充",
  "enrollment.removed": "退出监督",
  "enrollment.removal-told": "告知退出",
  "enrollment.guard-overridden": "书记决定仍可退出",
  "enrollment.suspension-proposed": "提出中止",
  "enrollment.suspended": "中止监督",
  "enrollment.suspension-refused": "不同意中止",
  "enrollment.suspension-over": "中止期满",
  "enrollment.reinstatement-proposed": "提出恢复监督",
  "enrollment.reinstated": "恢复监督",
  "enrollment.reinstatement-refused": "不同意恢复",
  "enrollment.person-left-post": "人员离岗",
  "enrollment.members-changed": "成员变动",
  "enrollment.member-left": "成员离任",
  "enrollment.head-left": "负责人离任",
  "enrollment.head-named": "更换主要负责人",
};

/** An enrollment event with its data checked by the compiler. */
export const fact = factsOf<EnrollmentData>();

/** An object's leaving is filed by the commission itself, or consented to by the committee that was asked. */
export const papers = papersOf<Enrollment, EnrollmentData>({
  "enrollment.removed": ({ documentNumber: number, on }, { state }) => [
    {
      kind: state?.removalRequest === undefined ? "filing" : "consent",
      number,
      document: consentOf(on),
    },
  ],
});

/** What a consent's number names: one paper of its day, whoever and whatever it is about. */
export function consentOf(day: Day): string {
  return `consent of ${day}`;
}
