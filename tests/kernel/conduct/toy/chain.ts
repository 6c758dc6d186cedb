import { declareChain } from "#kernel/conduct/chain.ts";
import { choice, day, form, maybe, words } from "#kernel/route/form.ts";
import { approval, asks } from "#kernel/task/words.ts";

/** What the supervised person hands in, one line a field. */
const reportForm = form({
  on: day("述责日期"),
  text: words("述责述廉报告", 2000, { hint: "不超过 2000 字" }),
  place: maybe(words("地点", 50)),
});

/** What each room says for itself. */
const opinionForm = form({
  view: choice("意见", { none: "无问题", issues: "有问题" }),
});

/** Statuses, every way between them, and what is asked where: the whole course on one page. */
export const chain = declareChain({
  kind: "toy",
  title: "述责（示例）",
  statuses: {
    PLANNED: "已列入计划",
    REPORT_DUE: "待提交报告",
    OPINIONS: "征求意见",
    REVIEW: "审核",
    ACCEPTED: "已通过",
    ENDED: "已终止",
  },
  /** Own events that change the status. */
  moves: { "toy.planned": "PLANNED", "toy.opened": "REPORT_DUE" },
  /** By stage: where each outcome leads. */
  ways: {
    REPORT_DUE: { submitted: "OPINIONS" },
    OPINIONS: { given: "REVIEW" },
    REVIEW: { approve: "ACCEPTED", return: "REPORT_DUE" },
  },
  /** Outcomes by which any stage may be left for good. */
  ends: { cancelled: "ENDED" },
  stages: {
    REPORT_DUE: asks("提交述责述廉报告", "object", "D-DEB-1", {
      submit: { label: "提交", outcome: "submitted", opinion: "optional", form: reportForm },
    }),
    OPINIONS: asks(
      "征求各室意见",
      ["ROOM_DIRECTOR", "CASE_MGMT"],
      "D-DEB-1",
      { reply: { label: "答复", outcome: "given", opinion: "optional", form: opinionForm } },
      { policy: { type: "each" } },
    ),
    REVIEW: approval("审核报告", "DEPUTY_SECRETARY", "D-DEB-1", {
      approve: "同意",
      return: "退回修改",
    }),
  },
});
