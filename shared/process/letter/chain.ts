import { byEvent, declareChain } from "#kernel/conduct/chain.ts";
import { agree, approval, asks, giveBack } from "#kernel/task/words.ts";
import {
  evaluationForm,
  extensionForm,
  feedbackForm,
  planForm,
  referralForm,
  revisitForm,
  serviceForm,
} from "./rectification/forms.ts";
import { letterStatuses } from "./terms.ts";

const reject = { label: "不同意（终止）", outcome: "reject", opinion: "required" } as const;
const checks = { approve: agree, return: giveBack, reject } as const;
const object = {
  label: "提出异议",
  outcome: "objected",
  opinion: "required",
  asksBack: "once-more",
} as const;
const refuse = {
  label: "书面拒绝采纳",
  outcome: "refused",
  opinion: "required",
  asksBack: "once-more",
} as const;
const resubmit = { label: "修改完毕，重新报审", outcome: "resubmit", opinion: "required" } as const;
/** A link to the unit lives as long as its duty does. */
const atUnit = { linkLife: "with-due" } as const;

/** What each stage asks of whom for a letter with so many demands (process sheet §4.4). */
function stagesOf(demands: number) {
  const feedback = {
    label: "提交整改反馈",
    outcome: "fed-back",
    opinion: "optional",
    form: feedbackForm(demands),
  } as const;
  const plan = {
    label: "提交整改方案",
    outcome: "planned",
    opinion: "optional",
    form: planForm(demands),
  } as const;
  const extend = {
    label: "申请延期",
    outcome: "extension-asked",
    opinion: "required",
    form: extensionForm,
  } as const;
  return {
    TRIAL_CHECK: asks("审核建议书", "TRIAL", "D-REC-STEP", checks),
    ROOM_APPROVAL: asks("审批建议书", "ROOM_DIRECTOR", "D-REC-STEP", checks),
    DEPUTY_APPROVAL: asks("审批建议书", "DEPUTY_SECRETARY", "D-REC-STEP", checks),
    SECRETARY_APPROVAL: approval("签发建议书", "SECRETARY", "D-REC-STEP", {
      approve: "同意签发",
      return: giveBack.label,
      reject: reject.label,
    }),
    NUMBERING: asks("建议书编号用印", "OFFICE", "D-REC-STEP", {
      number: { label: "编号并用印", outcome: "numbered", opinion: "optional" },
    }),
    SIGNED: asks("送达建议书", "proposer", "D-REC-1", {
      serve: { label: "已送达", outcome: "served", opinion: "optional", form: serviceForm },
    }),
    SERVED: asks("报送整改方案", "addressee", "D-REC-4", { plan, object, refuse }, atUnit),
    OBJECTED: asks("答复异议", "SECRETARY", "D-REC-3", {
      maintain: { label: "维持原建议", outcome: "maintained", opinion: "required" },
      amend: { label: "修改建议", outcome: "amended", opinion: "required" },
      revoke: { label: "撤销建议", outcome: "revoked", opinion: "required" },
    }),
    AMENDED: asks("修改建议书", "proposer", "D-REC-STEP", { resubmit }),
    RECTIFYING: asks(
      "整改并反馈",
      "addressee",
      "D-REC-5",
      { feedback, extend, object, refuse },
      atUnit,
    ),
    EXTENSION_PENDING: asks("审批延期申请", "DEPUTY_SECRETARY", "D-REC-STEP", {
      grant: { label: "同意延期", outcome: "granted", opinion: "optional" },
      deny: { label: "不同意延期", outcome: "denied", opinion: "required" },
    }),
    FEEDBACK_SUBMITTED: asks("评估整改情况", "proposer", "D-REC-7", {
      evaluate: {
        label: "提交评估",
        outcome: "evaluated",
        opinion: "optional",
        form: evaluationForm(demands),
      },
    }),
    EVALUATING: asks("确认整改评估", "ROOM_DIRECTOR", "D-REC-7", {
      approve: { label: "确认评估", outcome: "confirmed", opinion: "optional" },
      return: { ...giveBack, label: "退回重评" },
    }),
    REDO: asks("进一步整改并反馈", "addressee", "D-REC-REDO", { feedback, refuse }, atUnit),
    CLOSED: asks("整改回访", "proposer", "D-REC-8", {
      revisit: { label: "已回访", outcome: "revisited", opinion: "optional", form: revisitForm },
    }),
    REFUSED: asks("提请主管部门责令改正", "proposer", "D-REC-STEP", {
      refer: { label: "已提请", outcome: "referred", opinion: "optional", form: referralForm },
    }),
    RETURNED: asks("补充建议书", "proposer", "D-REC-STEP", { resubmit }),
  };
}

const objecting = { objected: "OBJECTED", refused: "REFUSED" } as const;
const checked = { return: "RETURNED", reject: "WITHDRAWN" } as const;

/** 纪检监察建议书, from draft to revisit (process sheet §4.4). */
export const chain = declareChain({
  kind: "letter",
  title: "纪检监察建议书",
  statuses: letterStatuses,
  moves: {
    "letter.drafted": "DRAFT",
    "letter.consultation-begun": "CONSULTING",
    "letter.consultation-ended": "DRAFT",
    "letter.submitted": "TRIAL_CHECK",
    "letter.objection-answered": { outcome: "route" },
    "letter.evaluation-confirmed": { outcome: "conclusion" },
    "letter.withdrawn": "WITHDRAWN",
  },
  ways: {
    TRIAL_CHECK: { approve: "ROOM_APPROVAL", ...checked },
    ROOM_APPROVAL: { approve: "DEPUTY_APPROVAL", ...checked },
    DEPUTY_APPROVAL: { approve: "SECRETARY_APPROVAL", ...checked },
    SECRETARY_APPROVAL: { approve: "NUMBERING", ...checked },
    NUMBERING: { numbered: "SIGNED" },
    SIGNED: { served: "SERVED", "number-voided": "NUMBERING" },
    SERVED: { planned: "RECTIFYING", ...objecting },
    OBJECTED: {
      maintained: byEvent,
      "to-plan": "SERVED",
      "to-rectification": "RECTIFYING",
      amended: "AMENDED",
      revoked: "REVOKED",
    },
    AMENDED: { resubmit: "TRIAL_CHECK" },
    RECTIFYING: {
      "fed-back": "FEEDBACK_SUBMITTED",
      "extension-asked": "EXTENSION_PENDING",
      ...objecting,
    },
    EXTENSION_PENDING: { granted: "RECTIFYING", denied: "RECTIFYING" },
    FEEDBACK_SUBMITTED: { evaluated: "EVALUATING" },
    EVALUATING: {
      confirmed: byEvent,
      closed: "CLOSED",
      redo: "REDO",
      exhausted: "REFUSED",
      return: "FEEDBACK_SUBMITTED",
    },
    REDO: { "fed-back": "FEEDBACK_SUBMITTED", refused: "REFUSED" },
    CLOSED: { revisited: "REVISITED" },
    REFUSED: { referred: "REFERRED" },
    RETURNED: { resubmit: "TRIAL_CHECK" },
  },
  /** Before service the proposer may withdraw; "lapsed" is in old histories only, nothing lapses now. */
  ends: { withdrawn: "WITHDRAWN", lapsed: "WITHDRAWN" },
  stages: stagesOf(0),
});

export type Stage = keyof typeof chain.stages & string;

const made = new Map<number, ReturnType<typeof stagesOf>>();

/** The stages as asked for a letter with so many demands: forms have fields for each. */
export function stagesFor(demands: number): ReturnType<typeof stagesOf> {
  const stages = made.get(demands) ?? stagesOf(demands);
  made.set(demands, stages);
  return stages;
}

/** Stages whose question waits at the addressed unit. */
export const unitStages = ["SERVED", "RECTIFYING", "REDO"] as const satisfies readonly Stage[];

/** Whether the unit is at work in this status. */
export function isAtUnit(status: string): status is (typeof unitStages)[number] {
  return (unitStages as readonly string[]).includes(status);
}

/** Whether a question is asked in this status. */
export function isStage(status: string): status is Stage {
  return Object.hasOwn(chain.stages, status);
}
