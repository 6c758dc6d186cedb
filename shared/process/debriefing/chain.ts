import { declareChain } from "#kernel/conduct/chain.ts";
import type { DistrictConfig } from "#kernel/district/config.ts";
import { choice, day, form, lines } from "#kernel/route/form.ts";
import { approval, asks, work } from "#kernel/task/words.ts";
import { debriefingStatuses, type ReportPart, reportParts, rulesOf } from "./terms.ts";

function part(name: ReportPart) {
  const [title, longest] = reportParts[name];
  return lines(title, longest);
}

/** 述责述廉报告: the four required parts first. */
const reportFields = form({
  politics: part("politics"),
  responsibility: part("responsibility"),
  integrity: part("integrity"),
  discipline: part("discipline"),
  assets: part("assets"),
  matters: part("matters"),
  problems: part("problems"),
  measures: part("measures"),
});

const reportForm = {
  ...reportFields,
  longest: (config: DistrictConfig) => rulesOf(config).longestReport,
};

/** 谈话: what is kept of it in the integrity file. */
const talkForm = form({
  measure: choice("处理方式", { TALK_REMINDER: "谈话提醒", ADMONITION: "诫勉谈话" }),
  on: day("谈话日期"),
  record: lines("谈话情况", 1000),
});

const statementForm = form({ text: lines("书面说明", 3000) });
const planForm = form({ text: lines("整改方案", 3000) });
const doneForm = form({ text: lines("整改完成情况及佐证", 3000) });

const submit = {
  submit: { label: "提交报告", outcome: "submitted", opinion: "optional", form: reportForm },
} as const;
const declared = { declares: "no-ties" } as const;
/** What waits for the person may wait for weeks; their link opens as long. */
const long = { linkLife: "with-due" } as const;

/** The course of one person's debriefing of a year (process sheet §4.7, A-18). */
export const chain = declareChain({
  kind: "debriefing",
  title: "述责述廉",
  statuses: debriefingStatuses,
  moves: { "debriefing.opened": "PLANNING" },
  ways: {
    PLANNING: { planned: "PLAN_APPROVAL" },
    PLAN_APPROVAL: { approve: "PLANNED", return: "PLANNING" },
    PLANNED: { gathering: "OPINIONS_GATHERING" },
    OPINIONS_GATHERING: { fed: "OPINIONS_FED" },
    OPINIONS_FED: { read: "REPORT_DUE" },
    REPORT_DUE: { submitted: "SUBMITTED" },
    SUBMITTED: { approve: "REPORT_ACCEPTED", return: "REPORT_RETURNED" },
    REPORT_RETURNED: { submitted: "SUBMITTED" },
    REPORT_ACCEPTED: {
      presented: "PRESENTED",
      "absent-with-leave": "ABSENT_WRITTEN",
      "absent-without-leave": "SCORED",
      "left-post": "ABSENT_WRITTEN",
    },
    ABSENT_WRITTEN: { presented: "PRESENTED", written: "CLOSED" },
    PRESENTED: { scored: "SCORED" },
    SCORED: { "fed-back": "FED_BACK", "fed-back-clean": "CLOSED" },
    FED_BACK: { planned: "RECTIFYING" },
    RECTIFYING: { reported: "EVALUATING" },
    EVALUATING: { closed: "CLOSED", return: "RECTIFYING" },
  },
  ends: { exempted: "EXEMPT" },
  stages: {
    PLANNING: work("排定述责述廉计划", "PROPOSER", "D-DEB-1"),
    PLAN_APPROVAL: approval(
      "述责述廉计划审批",
      "DEPUTY_SECRETARY",
      "D-DEB-1",
      { approve: "同意", return: "退回修改" },
      declared,
    ),
    PLANNED: work("发出征求意见表", "proposer", "D-DEB-OPINIONS"),
    OPINIONS_GATHERING: work("汇总意见并向本人反馈", "proposer", "D-DEB-OPINIONS"),
    OPINIONS_FED: asks(
      "阅知征求到的意见",
      "object",
      "D-DEB-READ",
      { read: { label: "已阅知", outcome: "read", opinion: "optional" } },
      long,
    ),
    REPORT_DUE: asks("提交述责述廉报告", "object", "D-DEB-2", submit, long),
    SUBMITTED: approval(
      "述责述廉报告审核",
      "ROOM_DIRECTOR",
      "D-DEB-3",
      { approve: "审核通过", return: "内容不实不深，退回修改" },
      declared,
    ),
    REPORT_RETURNED: asks("修改述责述廉报告", "object", "D-DEB-RESUBMIT", submit, long),
    REPORT_ACCEPTED: work("召开述责述廉会议", "proposer", "D-DEB-4"),
    ABSENT_WRITTEN: work("收取书面述责述廉，组织补述", "proposer", "D-DEB-4"),
    PRESENTED: work("组织民主测评", "OFFICE", "D-DEB-4"),
    SCORED: work("反馈测评结果和意见", "proposer", "D-DEB-5"),
    FED_BACK: asks(
      "报送述责述廉整改方案",
      "object",
      "D-DEB-6-PLAN",
      { plan: { label: "报送方案", outcome: "planned", opinion: "optional", form: planForm } },
      long,
    ),
    RECTIFYING: asks(
      "整改并报告完成情况",
      "object",
      "D-DEB-6",
      { report: { label: "报告完成", outcome: "reported", opinion: "optional", form: doneForm } },
      long,
    ),
    EVALUATING: asks("述责述廉整改核查销号", "ROOM_DIRECTOR", "D-DEB-CHECK", {
      close: { label: "整改完成，销号", outcome: "closed", opinion: "required" },
      return: { label: "未完成，继续整改", outcome: "return", opinion: "required" },
    }),
  },
  beside: {
    LATE_NOTICE: asks("通报迟报述责述廉报告情况", "proposer", "D-DEB-LATE", {
      told: { label: "已通报", outcome: "told", opinion: "required" },
    }),
    TALK: asks("测评结果谈话", "DEPUTY_SECRETARY", "D-DEB-TALK", {
      talked: { label: "已谈话", outcome: "talked", opinion: "optional", form: talkForm },
    }),
    STATEMENT: asks(
      "就测评结果作出书面说明",
      "object",
      "D-DEB-STATEMENT",
      { state: { label: "提交说明", outcome: "stated", opinion: "optional", form: statementForm } },
      long,
    ),
  },
});
