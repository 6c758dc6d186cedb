import { declareChain } from "#kernel/conduct/chain.ts";
import { approval, work } from "#kernel/task/words.ts";
import { reportStatuses } from "./terms.ts";

/** The course of a report: counted, drawn up, signed; a correction takes the same way once more. */
export const chain = declareChain({
  kind: "report",
  title: "统计报告",
  statuses: reportStatuses,
  moves: { "report.opened": "DRAFT", "report.correction-opened": "DRAFT" },
  ways: {
    DRAFT: { submitted: "SIGNING", recount: "DRAFT" },
    SIGNING: { approve: "SIGNED", return: "DRAFT" },
  },
  stages: {
    DRAFT: work("核对统计数字，填写情况分析并送审", "OFFICE", "D-RPT-MONTH"),
    SIGNING: approval("签发统计报告", "DEPUTY_SECRETARY", "D-RPT-SIGN", {
      approve: "签发",
      return: "退回核对",
    }),
  },
  preparing: {
    DRAFT: {
      ...{ function: "statistics", step: "count", title: "统计数字", seconds: 930 },
      // A municipality's report is made of its districts'; any other has no parts.
      parts: { plan: "plan-parts", each: "take-part", title: "收取各区报告" },
    },
  },
});
