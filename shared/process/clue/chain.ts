import { byEvent, declareChain } from "#kernel/conduct/chain.ts";
import { approval, asks, work } from "#kernel/task/words.ts";
import {
  assignmentForm,
  clearingForm,
  dayForm,
  executionForm,
  jurisdictionForm,
  letterForm,
  mergeForm,
  partyForm,
  receiptForm,
  registerForm,
  transferForm,
  trialForm,
} from "./forms.ts";
import { clueStatuses } from "./terms.ts";

const agree = { approve: "同意", return: "退回补充" } as const;
const declared = { declares: "no-ties" } as const;
const ofWay = {
  TALK: "TALK",
  INQUIRY: "INQUIRY",
  PRELIM_VERIFY: "PRELIM_VERIFY",
  SHELVED: "SHELVED",
  CLOSED: "CLOSED",
  TRANSFER: "TRANSFER",
  FILED: "FILED",
} as const;
const back = {
  STUDYING: "STUDYING",
  AFTER_TALK: "AFTER_TALK",
  PRELIM_VERIFY: "PRELIM_VERIFY",
} as const;

/** Nobody can be talked with or asked any more: a new opinion is due without it. */
const dead = { "called-off": "AFTER_TALK" } as const;

/** 并案 ends the clue, and nobody takes it back. */
const mergeAnswer = {
  label: "与已有线索并案",
  outcome: "merged",
  opinion: "optional",
  form: mergeForm,
  asksBack: "once-more",
} as const;

/**
 * The course of a clue (process sheet §4.5). An opinion may come after the first study, after a talk
 * or reply and after a verification; it always goes director → deputy → secretary, and where the
 * person heads the party organization below, to the party committee's head as well (规则 Art. 33).
 */
export const chain = declareChain({
  kind: "clue",
  title: "问题线索",
  statuses: clueStatuses,
  moves: {
    "clue.received": "RECEIVED",
    "clue.jurisdiction-decided": { outcome: "leads" },
    "clue.opinion-returned": { outcome: "to" },
    "clue.way-approved": { outcome: "leads" },
    "clue.merged": "MERGED",
  },
  ways: {
    RECEIVED: { registered: "REGISTERED", merged: byEvent },
    REGISTERED: {
      proposed: "ASSIGNMENT",
      disputed: "DISPUTED",
      foreign: "TRANSFER",
      merged: byEvent,
    },
    DISPUTED: { decided: byEvent, REGISTERED: "REGISTERED", TRANSFER: "TRANSFER" },
    ASSIGNMENT: { approve: "ASSIGNED", return: "REGISTERED" },
    ASSIGNED: { signed: "STUDYING", merged: byEvent, "returned-to-office": "REGISTERED" },
    STUDYING: { opined: "OPINION_ROOM", merged: byEvent, "look-asked": "LOOK_APPROVAL" },
    LOOK_APPROVAL: { approve: "PRELIM_LOOK", return: "STUDYING" },
    PRELIM_LOOK: { looked: "STUDYING" },
    OPINION_ROOM: { approve: "OPINION_DEPUTY", return: byEvent, ...back },
    OPINION_DEPUTY: { approve: "OPINION_SECRETARY", return: byEvent, ...back },
    OPINION_SECRETARY: {
      approve: byEvent,
      return: byEvent,
      OPINION_PARTY: "OPINION_PARTY",
      ...back,
      ...ofWay,
    },
    OPINION_PARTY: { approve: byEvent, return: byEvent, ...back, ...ofWay },
    TALK: { entrusted: "TALK_ENTRUSTED", talked: "AFTER_TALK", ...dead },
    TALK_ENTRUSTED: { talked: "AFTER_TALK", ...dead },
    INQUIRY: { served: "INQUIRY_SERVED", ...dead },
    INQUIRY_SERVED: { urged: "INQUIRY_URGED", replied: "AFTER_TALK", ...dead },
    INQUIRY_URGED: { replied: "AFTER_TALK", silent: "AFTER_TALK", ...dead },
    AFTER_TALK: { opined: "OPINION_ROOM", merged: byEvent },
    PRELIM_VERIFY: { opined: "OPINION_ROOM", merged: byEvent },
    SHELVED: { "taken-up": "STUDYING", merged: byEvent },
    TRANSFER: { sent: "TRANSFERRED" },
    FILED: { "sent-to-trial": "TRIAL" },
    TRIAL: { concluded: "DECISION", return: "FILED" },
    DECISION: { approve: "EXECUTION", return: "TRIAL" },
    EXECUTION: { executed: "DISPOSED" },
  },
  stages: {
    RECEIVED: asks("问题线索登记备案", "CASE_MGMT", "D-TI-3", {
      register: { label: "登记", outcome: "registered", opinion: "optional", form: registerForm },
      merge: mergeAnswer,
    }),
    REGISTERED: asks("提出分办意见", "CASE_MGMT", "D-CLU-1", {
      propose: {
        label: "提出分办意见",
        outcome: "proposed",
        opinion: "required",
        form: assignmentForm,
      },
      dispute: { label: "管辖有争议，报请共同上级", outcome: "disputed", opinion: "required" },
      foreign: { label: "不属本机关管辖，移送", outcome: "foreign", opinion: "required" },
      merge: mergeAnswer,
    }),
    DISPUTED: asks("录入共同上级的管辖决定", "CASE_MGMT", "D-CLU-DISPUTE", {
      ours: {
        label: "由本机关管辖",
        outcome: "decided",
        opinion: "optional",
        form: jurisdictionForm,
      },
      theirs: {
        label: "由其他机关管辖",
        outcome: "decided",
        opinion: "optional",
        form: jurisdictionForm,
      },
    }),
    ASSIGNMENT: approval("线索分办审批", "SECRETARY", "D-CLU-1", agree, declared),
    ASSIGNED: asks(
      "签收线索，确定承办人",
      "ROOM_DIRECTOR",
      "D-CLU-SIGN",
      {
        sign: { label: "签收", outcome: "signed", opinion: "optional", form: receiptForm },
        "send-back": { label: "退回案管室", outcome: "returned-to-office", opinion: "required" },
      },
      declared,
    ),
    STUDYING: work("研判线索，提出处置意见", "proposer", "D-CLU-2"),
    LOOK_APPROVAL: approval("适当了解审批", "DEPUTY_SECRETARY", "D-CLU-OPN-2", agree, declared),
    PRELIM_LOOK: work("适当了解（不接触被反映人）", "proposer", "D-CLU-2"),
    OPINION_ROOM: approval("处置意见室务审核", "ROOM_DIRECTOR", "D-CLU-OPN-1", agree, declared),
    OPINION_DEPUTY: approval(
      "处置意见分管领导审核",
      "DEPUTY_SECRETARY",
      "D-CLU-OPN-2",
      agree,
      declared,
    ),
    OPINION_SECRETARY: approval(
      "处置意见主要领导审批",
      "SECRETARY",
      "D-CLU-OPN-3",
      agree,
      declared,
    ),
    OPINION_PARTY: asks("录入区委主要负责人审批结果", "OFFICE", "D-CLU-PARTY", {
      approve: { label: "已批准", outcome: "approve", opinion: "optional", form: partyForm },
      return: { label: "未批准，退回", outcome: "return", opinion: "required" },
    }),
    TALK: work("组织谈话", "proposer", "D-CLU-TALK"),
    TALK_ENTRUSTED: work("委托谈话", "proposer", "D-CLU-5"),
    INQUIRY: work("发出函询", "proposer", "D-CLU-TALK"),
    INQUIRY_SERVED: work("收取函询答复", "proposer", "D-CLU-4"),
    INQUIRY_URGED: work("催收函询答复", "proposer", "D-CLU-4-URGE"),
    AFTER_TALK: work("谈话函询后提出处置意见", "proposer", "D-CLU-7"),
    PRELIM_VERIFY: work("初步核实并提出处置意见", "proposer", "D-CLU-8"),
    SHELVED: work("暂存待查线索复研", "ROOM_DIRECTOR", "D-CLU-9"),
    TRANSFER: asks("移送线索", "CASE_MGMT", "D-CLU-3", {
      send: { label: "已移送", outcome: "sent", opinion: "optional", form: transferForm },
    }),
    FILED: work("审查调查", "proposer", "D-CLU-10"),
    TRIAL: asks(
      "案件审理",
      "TRIAL",
      "D-CLU-11",
      {
        conclude: {
          label: "提出审理意见",
          outcome: "concluded",
          opinion: "optional",
          form: trialForm,
        },
        return: { label: "退回补充", outcome: "return", opinion: "required" },
      },
      declared,
    ),
    DECISION: approval("处分决定审批", "SECRETARY", "D-CLU-OPN-3", agree, declared),
    EXECUTION: asks("处分决定送达并执行", "proposer", "D-CLU-12-EXECUTION", {
      done: { label: "已执行完毕", outcome: "executed", opinion: "optional", form: executionForm },
    }),
  },
  beside: {
    STATEMENT: asks("收取谈话后的书面说明", "proposer", "D-CLU-6", {
      received: { label: "已收到", outcome: "received", opinion: "optional", form: dayForm },
    }),
    SERVICE: asks("送达处分决定", "proposer", "D-CLU-12", {
      served: { label: "已送达", outcome: "served", opinion: "optional", form: dayForm },
    }),
    FEEDBACK: asks("向被反映人书面反馈采信了结", "proposer", "D-CLU-FEEDBACK", {
      told: { label: "已反馈", outcome: "told", opinion: "optional", form: letterForm },
    }),
    CLEARING: asks("为被反映人澄清正名", "proposer", "D-CLU-CLEARING", {
      cleared: { label: "已澄清", outcome: "cleared", opinion: "optional", form: clearingForm },
    }),
  },
});
