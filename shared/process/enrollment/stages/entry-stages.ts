import type { StageSpec } from "#kernel/task/schema.ts";
import { answeredOn, consentForm, requestForm, resentOn } from "../nomination/forms.ts";
import { giveBack, meetingActions } from "./review-stages.ts";

const approve = {
  label: "同意",
  outcome: "approve",
  opinion: "optional",
  takeBack: "until-followed",
} as const;

const endNomination = {
  label: "不同意（终止提名）",
  outcome: "reject",
  opinion: "required",
} as const;

/** What each stage asks, of whom, until when. */
export const entryStages = {
  ROOM_REVIEW: {
    title: "室务审核",
    asks: "ROOM_DIRECTOR",
    policy: { type: "any" },
    actions: { approve, return: giveBack, reject: endNomination },
    declares: "no-ties",
    deadline: "D-ENR-1",
    factor: "code",
    escalation: "ladder",
  },
  DEPUTY_REVIEW: {
    title: "分管领导审核",
    asks: "DEPUTY_SECRETARY",
    policy: { type: "any" },
    actions: {
      approve,
      return: giveBack,
      reject: endNomination,
    },
    declares: "no-ties",
    deadline: "D-ENR-2",
    factor: "code",
    escalation: "ladder",
  },
  COMMISSION_PENDING: {
    title: "提交区纪委监委会议研究",
    asks: "OFFICE",
    readers: "COMMISSION_MEMBER",
    policy: { type: "any" },
    actions: meetingActions,
    deadline: "D-ENR-3",
    factor: "code",
    escalation: "ladder",
  },
  COMMISSION_DEFERRED: {
    title: "缓议事项再次提交会议研究",
    asks: "OFFICE",
    readers: "COMMISSION_MEMBER",
    policy: { type: "any" },
    actions: meetingActions,
    deadline: "D-ENR-3",
    factor: "code",
    escalation: "ladder",
  },
  COMMISSION_PASSED: {
    title: "向区委报送请示",
    asks: "OFFICE",
    policy: { type: "any" },
    actions: {
      send: { label: "已报送请示", outcome: "sent", opinion: "optional", form: requestForm },
    },
    deadline: "D-ENR-4",
    factor: "code",
    escalation: "ladder",
  },
  PARTY_PENDING: {
    title: "同级党委研究",
    asks: "PARTY_OFFICE",
    policy: { type: "any" },
    actions: {
      consent: { label: "同意", outcome: "consent", opinion: "optional", form: consentForm },
      return: { ...giveBack, form: answeredOn },
      reject: { label: "不同意", outcome: "reject", opinion: "required", form: answeredOn },
    },
    deadline: "D-ENR-5",
    factor: "code",
    escalation: "secretary-only",
  },
  PARTY_RETURNED: {
    title: "补充后再报区委",
    asks: "OFFICE",
    policy: { type: "any" },
    actions: {
      resubmit: {
        label: "补充完毕，再次报送",
        outcome: "resubmit",
        opinion: "required",
        form: resentOn,
      },
    },
    deadline: "D-ENR-6",
    factor: "code",
    escalation: "ladder",
  },
  RETURNED: {
    title: "退回补充",
    asks: "proposer",
    policy: { type: "single" },
    actions: {
      resubmit: { label: "补充完毕，重新提交", outcome: "resubmit", opinion: "required" },
    },
    deadline: "D-ENR-6",
    factor: "code",
    escalation: "ladder",
  },
} as const satisfies Record<string, StageSpec>;
