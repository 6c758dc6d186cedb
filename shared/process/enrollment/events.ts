import type { Fact } from "#kernel/record/event.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Duty } from "./duties/duties.ts";
import type { ConcludedReview, Removal, ReviewSheet } from "./review/review-schema.ts";
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
import type { StatusStage } from "./stages/status-stages.ts";
import type { Stage } from "./stages/transitions.ts";
import type {
  PausedDuty,
  Reinstatement,
  SuspensionProposal,
} from "./suspension/suspension-schema.ts";
import type { ReviewCause } from "./terms.ts";

/** What each event of an enrollment says. */
export type EnrollmentData = {
  "enrollment.screened": {
    candidate: Candidate;
    scoreSheet: ScoreSheet;
    proposer: string;
    room: string;
    /** Set when the system proposes whoever has taken over a post. */
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
  "enrollment.stage-opened": { stage: Stage | Duty | StatusStage; visit: number };
  "enrollment.returned": Omit<Return, "at">;
  "enrollment.resubmitted": {
    route: "to-room" | "to-deputy" | "resend" | "restudy";
    /** Day on which it went to the party committee again, where that is not the day of entry. */
    on?: string;
  };
  "enrollment.studied": { study: Study };
  "enrollment.requested": { documentNumber: string; sentOn: string; classification: string };
  "enrollment.activated": { consent: Consent; effectiveOn: string };
  "enrollment.duties-opened": { duties: readonly string[] };
  "enrollment.notice-served": NonNullable<Enrollment["served"]>;
  "enrollment.recusal-registered": Omit<Recusal, "at">;
  "enrollment.taken-back": { stage: Stage; person: string; opinion: string };
  "enrollment.person-left-post": { reason: string };
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
  "enrollment.removed": Omit<Removal, "told">;
  "enrollment.removal-told": NonNullable<Removal["told"]>;
  "enrollment.suspension-proposed": { proposal: SuspensionProposal };
  "enrollment.suspension-refused": { reason: string };
  "enrollment.suspended": { proposal: SuspensionProposal; paused: readonly PausedDuty[] };
  "enrollment.suspension-over": { to: string };
  "enrollment.reinstatement-proposed": { reinstatement: Reinstatement };
  "enrollment.reinstatement-refused": { reason: string };
  "enrollment.reinstated": { on: string; days: number };
  "enrollment.resumed": { status: string };
  "enrollment.workflow-failed": { error: string };
};

/** An enrollment event with its data checked by the compiler. */
export function fact<T extends keyof EnrollmentData>(type: T, data: EnrollmentData[T]): Fact {
  return { type, data };
}
