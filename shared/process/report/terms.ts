import type { Role } from "#kernel/district/role.ts";

/** What leaders ask for (reports sheet §5.1), each with what people call it. */
export const reportTypes = {
  MONTHLY: "提级监督工作月报",
  QUARTERLY: "提级监督工作季报",
  HALF_YEAR: "提级监督工作半年报告",
  YEARLY: "提级监督工作年度报告",
  CLUES: "问题线索月核对表",
  STUDY: "问题线索研究会“三表”",
  BULLETIN: "问题线索季通报",
  FORMS: "四种形态统计",
  FORMS_MONTHLY: "四种形态月统计",
  PETITIONS: "信访举报分析",
  PETITIONS_MONTHLY: "信访举报月分析",
  LETTERS: "建议书整改情况",
  OPINIONS: "意见回复情况",
} as const;
export type ReportType = keyof typeof reportTypes;

/** States of a report. */
export const reportStatuses = {
  DRAFT: "待核对送审",
  SIGNING: "待签发",
  SIGNED: "已签发",
} as const;
export type ReportStatus = keyof typeof reportStatuses;

type TypeFacts = {
  /** Months of its period, which begins with a calendar month that they divide the year into. */
  months: 1 | 3 | 6 | 12;
  /** Who draws up a district's; a room's is drawn up by its own people. */
  drafter: Role;
  /** Limit of drawing it up, from the last day of its period. */
  limit: string;
  /** Whether the calendar opens a district's. */
  opens: "by-calendar" | "on-demand";
  /** Whether a room may have one of its own. */
  rooms: "yes" | "no";
};

/** What every type of report is, one line each. */
export const typeFacts: Readonly<Record<ReportType, TypeFacts>> = {
  MONTHLY: {
    ...{ months: 1, drafter: "OFFICE", limit: "D-RPT-MONTH" },
    ...{ opens: "by-calendar", rooms: "yes" },
  },
  QUARTERLY: {
    ...{ months: 3, drafter: "OFFICE", limit: "D-RPT-QUARTER" },
    ...{ opens: "by-calendar", rooms: "yes" },
  },
  HALF_YEAR: {
    ...{ months: 6, drafter: "OFFICE", limit: "D-RPT-HALF" },
    ...{ opens: "by-calendar", rooms: "yes" },
  },
  YEARLY: {
    ...{ months: 12, drafter: "OFFICE", limit: "D-RPT-YEAR" },
    ...{ opens: "by-calendar", rooms: "yes" },
  },
  CLUES: {
    ...{ months: 1, drafter: "CASE_MGMT", limit: "D-RPT-MONTH" },
    ...{ opens: "on-demand", rooms: "no" },
  },
  STUDY: {
    ...{ months: 1, drafter: "CASE_MGMT", limit: "D-RPT-MONTH" },
    ...{ opens: "on-demand", rooms: "no" },
  },
  BULLETIN: {
    ...{ months: 3, drafter: "CASE_MGMT", limit: "D-RPT-QUARTER" },
    ...{ opens: "on-demand", rooms: "no" },
  },
  FORMS: {
    ...{ months: 3, drafter: "CASE_MGMT", limit: "D-RPT-QUARTER" },
    ...{ opens: "on-demand", rooms: "no" },
  },
  FORMS_MONTHLY: {
    ...{ months: 1, drafter: "CASE_MGMT", limit: "D-RPT-MONTH" },
    ...{ opens: "on-demand", rooms: "no" },
  },
  PETITIONS: {
    ...{ months: 3, drafter: "PETITION_OFFICE", limit: "D-RPT-QUARTER" },
    ...{ opens: "on-demand", rooms: "no" },
  },
  PETITIONS_MONTHLY: {
    ...{ months: 1, drafter: "PETITION_OFFICE", limit: "D-RPT-MONTH" },
    ...{ opens: "on-demand", rooms: "no" },
  },
  LETTERS: {
    ...{ months: 1, drafter: "OFFICE", limit: "D-RPT-MONTH" },
    ...{ opens: "on-demand", rooms: "yes" },
  },
  OPINIONS: {
    ...{ months: 3, drafter: "CASE_MGMT", limit: "D-RPT-QUARTER" },
    ...{ opens: "on-demand", rooms: "no" },
  },
};
