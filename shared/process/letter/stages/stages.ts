import type { StageSpec } from "#kernel/task/schema.ts";
import {
  evaluationForm,
  extensionForm,
  feedbackForm,
  planForm,
  referralForm,
  revisitForm,
  serviceForm,
} from "../answers/forms.ts";
import type { Stage } from "./transitions.ts";

const approve = {
  label: "同意",
  outcome: "approve",
  opinion: "optional",
  takeBack: "until-followed",
} as const;
const giveBack = { label: "退回补充", outcome: "return", opinion: "required" } as const;
const reject = { label: "不同意（终止）", outcome: "reject", opinion: "required" } as const;
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

function stage(
  title: string,
  asks: StageSpec["asks"],
  deadline: string,
  actions: StageSpec["actions"],
): StageSpec {
  return {
    title,
    asks,
    policy: { type: "any" },
    actions,
    deadline,
    factor: "code",
    escalation: "ladder",
    ...(asks === "addressee" ? { linkLife: "with-due" } : {}),
  };
}

const made = new Map<number, Record<Stage, StageSpec>>();

/** What each stage asks of whom for a letter with so many demands (process sheet §4.4). */
export function stagesFor(demands: number): Record<Stage, StageSpec> {
  const stages = made.get(demands) ?? stagesOf(demands);
  made.set(demands, stages);
  return stages;
}

function stagesOf(demands: number): Record<Stage, StageSpec> {
  const feedback = {
    label: "提交整改反馈",
    outcome: "fed-back",
    opinion: "optional",
    form: feedbackForm(demands),
  } as const;
  return {
    TRIAL_CHECK: stage("审核建议书", "TRIAL", "D-REC-STEP", {
      approve,
      return: giveBack,
      reject,
    }),
    ROOM_APPROVAL: stage("审批建议书", "ROOM_DIRECTOR", "D-REC-STEP", {
      approve,
      return: giveBack,
      reject,
    }),
    DEPUTY_APPROVAL: stage("审批建议书", "DEPUTY_SECRETARY", "D-REC-STEP", {
      approve,
      return: giveBack,
      reject,
    }),
    SECRETARY_APPROVAL: stage("签发建议书", "SECRETARY", "D-REC-STEP", {
      approve: { label: "同意签发", outcome: "approve", opinion: "optional" },
      return: giveBack,
      reject,
    }),
    NUMBERING: stage("建议书编号用印", "OFFICE", "D-REC-STEP", {
      number: { label: "编号并用印", outcome: "numbered", opinion: "optional" },
    }),
    SIGNED: stage("送达建议书", "proposer", "D-REC-1", {
      serve: { label: "已送达", outcome: "served", opinion: "optional", form: serviceForm },
    }),
    SERVED: stage("报送整改方案", "addressee", "D-REC-4", {
      plan: {
        label: "提交整改方案",
        outcome: "planned",
        opinion: "optional",
        form: planForm(demands),
      },
      object,
      refuse,
    }),
    OBJECTED: stage("答复异议", "SECRETARY", "D-REC-3", {
      maintain: { label: "维持原建议", outcome: "maintained", opinion: "required" },
      amend: { label: "修改建议", outcome: "amended", opinion: "required" },
      revoke: { label: "撤销建议", outcome: "revoked", opinion: "required" },
    }),
    AMENDED: stage("修改建议书", "proposer", "D-REC-STEP", { resubmit }),
    RECTIFYING: stage("整改并反馈", "addressee", "D-REC-5", {
      feedback,
      extend: {
        label: "申请延期",
        outcome: "extension-asked",
        opinion: "required",
        form: extensionForm,
      },
      object,
      refuse,
    }),
    EXTENSION_PENDING: stage("审批延期申请", "DEPUTY_SECRETARY", "D-REC-STEP", {
      grant: { label: "同意延期", outcome: "granted", opinion: "optional" },
      deny: { label: "不同意延期", outcome: "denied", opinion: "required" },
    }),
    FEEDBACK_SUBMITTED: stage("评估整改情况", "proposer", "D-REC-7", {
      evaluate: {
        label: "提交评估",
        outcome: "evaluated",
        opinion: "optional",
        form: evaluationForm(demands),
      },
    }),
    EVALUATING: stage("确认整改评估", "ROOM_DIRECTOR", "D-REC-7", {
      approve: { label: "确认评估", outcome: "confirmed", opinion: "optional" },
      return: { ...giveBack, label: "退回重评" },
    }),
    REDO: stage("进一步整改并反馈", "addressee", "D-REC-REDO", { feedback, refuse }),
    CLOSED: stage("整改回访", "proposer", "D-REC-8", {
      revisit: { label: "已回访", outcome: "revisited", opinion: "optional", form: revisitForm },
    }),
    REFUSED: stage("提请主管部门责令改正", "proposer", "D-REC-STEP", {
      refer: { label: "已提请", outcome: "referred", opinion: "optional", form: referralForm },
    }),
    RETURNED: stage("补充建议书", "proposer", "D-REC-STEP", { resubmit }),
  };
}

/** The stages as such; what hangs on a letter's own demands comes from `stagesFor`. */
export const letterStages = stagesFor(0);
