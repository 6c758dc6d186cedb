import { declareChain } from "#kernel/conduct/chain.ts";
import { approval, asks, work } from "#kernel/task/words.ts";
import { extensionForm } from "./forms.ts";
import { quarterlyStatuses } from "./terms.ts";

const approved = { approve: "同意", return: "退回修改" } as const;
const declared = { declares: "no-ties" } as const;

/**
 * The course of one place's duty (process sheet §4.2). Until the visit is over nothing waits for an
 * answer: the quarter's duty is a task of its own, so no execution sleeps for three months.
 */
export const chain = declareChain({
  kind: "quarterly",
  title: "季度监督检查",
  statuses: quarterlyStatuses,
  moves: {
    "quarterly.opened": "DUE",
    "quarterly.planned": "PLANNED",
    "quarterly.noticed": "NOTICED",
    "quarterly.begun": "ON_SITE",
    "quarterly.visit-ended": "REPORTING",
    "quarterly.missed": "MISSED",
    "quarterly.waived": "WAIVED",
    "quarterly.reopened": "DUE",
  },
  ways: {
    REPORTING: { submitted: "REPORT_REVIEW" },
    REPORT_REVIEW: { approve: "REPORT_APPROVAL", return: "REPORTING" },
    REPORT_APPROVAL: { approve: "FEEDBACK", return: "REPORTING" },
    FEEDBACK: { "served-without-findings": "FED_BACK", "served-with-findings": "RECTIFYING" },
    FED_BACK: { signed: "CLOSED" },
    RECTIFYING: { rectified: "CLOSED" },
  },
  stages: {
    REPORTING: work("撰写季度监督检查报告", "proposer", "D-QI-2"),
    REPORT_REVIEW: approval(
      "检查报告室务审核",
      "ROOM_DIRECTOR",
      "D-QI-2-REVIEW",
      approved,
      declared,
    ),
    REPORT_APPROVAL: approval(
      "检查报告分管领导审批",
      "DEPUTY_SECRETARY",
      "D-QI-2-REVIEW",
      approved,
      declared,
    ),
    FEEDBACK: work("向单位反馈检查情况", "proposer", "D-QI-3"),
    FED_BACK: asks("未发现问题，签字办结", "ROOM_DIRECTOR", "D-QI-3-SIGN", {
      sign: { label: "签字办结", outcome: "signed", opinion: "optional" },
    }),
    RECTIFYING: asks("整改情况核查销号", "ROOM_DIRECTOR", "D-QI-4", {
      close: { label: "整改完成，销号", outcome: "rectified", opinion: "required" },
    }),
  },
  /** The duty itself, and its make-up when the quarter has gone by; both end with the visit. */
  beside: {
    VISIT: work("季度监督检查", "ROOM_DIRECTOR", "D-QI-1"),
    /** Once its days have gone by as well, its room says why, and owes the visit no more. */
    MAKE_UP: asks("季度监督检查补检", "ROOM_DIRECTOR", "D-QI-1-MAKEUP", {
      lapse: { label: "补检期满未检，说明原因", outcome: "not-made-up", opinion: "required" },
    }),
    /** A missed visit is explained by the room that is responsible for it. */
    MISS_REASON: asks("说明本季未检原因", "ROOM_DIRECTOR", "D-QI-1-REASON", {
      explain: { label: "提交原因", outcome: "explained", opinion: "required" },
    }),
    /** What was found, before the unit itself: it says what it has done, or asks for more days. */
    UNIT_RECTIFY: asks(
      "整改检查发现的问题",
      "addressee",
      "D-QI-4",
      {
        done: { label: "提交整改情况", outcome: "reported", opinion: "optional" },
        extend: {
          label: "申请延期",
          outcome: "extension-asked",
          opinion: "required",
          form: extensionForm,
        },
      },
      { linkLife: "with-due" },
    ),
    EXTENSION: asks("审批整改延期", "ROOM_DIRECTOR", "D-QI-4-EXTENSION", {
      grant: { label: "同意延期", outcome: "granted", opinion: "optional" },
      deny: { label: "不同意延期", outcome: "denied", opinion: "required" },
    }),
  },
});
