import type { StageSpec } from "#kernel/task/schema.ts";
import { agree, asks, giveBack } from "#kernel/task/words.ts";
import { answeredOn, consentForm, requestForm, resentOn } from "../nomination/forms.ts";
import { meetingActions } from "./review-stages.ts";

const endNomination = {
  label: "不同意（终止提名）",
  outcome: "reject",
  opinion: "required",
} as const;

/** What each stage asks, of whom, until when. */
export const entryStages = {
  ROOM_REVIEW: asks(
    "室务审核",
    "ROOM_DIRECTOR",
    "D-ENR-1",
    { approve: agree, return: giveBack, reject: endNomination },
    { declares: "no-ties" },
  ),
  DEPUTY_REVIEW: asks(
    "分管领导审核",
    "DEPUTY_SECRETARY",
    "D-ENR-2",
    {
      approve: agree,
      return: giveBack,
      reject: endNomination,
    },
    { declares: "no-ties" },
  ),
  COMMISSION_PENDING: asks("提交区纪委监委会议研究", "OFFICE", "D-ENR-3", meetingActions, {
    readers: "COMMISSION_MEMBER",
  }),
  COMMISSION_DEFERRED: asks("缓议事项再次提交会议研究", "OFFICE", "D-ENR-3", meetingActions, {
    readers: "COMMISSION_MEMBER",
  }),
  COMMISSION_PASSED: asks("向区委报送请示", "OFFICE", "D-ENR-4", {
    send: { label: "已报送请示", outcome: "sent", opinion: "optional", form: requestForm },
  }),
  PARTY_PENDING: asks(
    "同级党委研究",
    "PARTY_OFFICE",
    "D-ENR-5",
    {
      consent: { label: "同意", outcome: "consent", opinion: "optional", form: consentForm },
      return: { ...giveBack, form: answeredOn },
      reject: { label: "不同意", outcome: "reject", opinion: "required", form: answeredOn },
    },
    { escalation: "secretary-only" },
  ),
  PARTY_RETURNED: asks("补充后再报区委", "OFFICE", "D-ENR-6", {
    resubmit: {
      label: "补充完毕，再次报送",
      outcome: "resubmit",
      opinion: "required",
      form: resentOn,
    },
  }),
  RETURNED: asks(
    "退回补充",
    "proposer",
    "D-ENR-6",
    {
      resubmit: { label: "补充完毕，重新提交", outcome: "resubmit", opinion: "required" },
    },
    { policy: { type: "single" } },
  ),
} as const satisfies Record<string, StageSpec>;
