import type { StageSpec } from "#kernel/task/schema.ts";
import { agree, asks, giveBack } from "#kernel/task/words.ts";
import { answeredOn, consentForm, requestForm } from "../nomination/forms.ts";
import { filingForm, reviewForm } from "../review/forms.ts";

/** Entered through a meeting, never by a bare button. */
export const meetingActions = {} as const;

/**
 * The chain of a review (process sheet §4.1): the room has proposed by its sheet, the deputy secretary
 * and the meeting follow, and who is to leave goes by 备案 or consent.
 */
export const reviewStages = {
  UNDER_REVIEW: asks(
    "评估审核",
    "DEPUTY_SECRETARY",
    "D-ENR-2",
    {
      approve: { ...agree, label: "同意评估建议" },
      return: giveBack,
      reject: { label: "不同意评估建议（继续监督）", outcome: "kept", opinion: "required" },
    },
    { declares: "no-ties" },
  ),
  REVIEW_RETURNED: asks("补充评估表", "ROOM_DIRECTOR", "D-ENR-6", {
    resubmit: {
      label: "重新提交评估表",
      outcome: "resubmit",
      opinion: "optional",
      form: reviewForm,
    },
  }),
  REVIEW_PENDING: asks("评估建议提交区纪委监委会议研究", "OFFICE", "D-ENR-3", meetingActions, {
    readers: "COMMISSION_MEMBER",
  }),
  REMOVAL_PENDING: asks("退出事项报区委", "OFFICE", "D-ENR-4", {
    file: { label: "已报区委备案", outcome: "filed", opinion: "optional", form: filingForm },
    send: { label: "已报送请示", outcome: "sent", opinion: "optional", form: requestForm },
  }),
  REMOVAL_PARTY: asks(
    "同级党委研究退出事项",
    "PARTY_OFFICE",
    "D-ENR-5",
    {
      consent: {
        label: "同意退出",
        outcome: "consent",
        opinion: "optional",
        form: consentForm,
      },
      return: { ...giveBack, form: answeredOn },
      reject: {
        label: "不同意退出（继续监督）",
        outcome: "kept",
        opinion: "required",
        form: answeredOn,
      },
    },
    { escalation: "secretary-only" },
  ),
} as const satisfies Record<string, StageSpec>;

/** Stages of somebody who is under direct supervision already: nothing there lapses. */
export function isReviewStage(status: string): status is keyof typeof reviewStages {
  return Object.hasOwn(reviewStages, status);
}
