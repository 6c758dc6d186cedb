import type { ReportContent, Reporter } from "./report.ts";

/** Most files of one report, and the largest of them, bytes. */
export const maxFiles = 10;
export const maxFileBytes = 20_000_000;

/** The labels that form, review page and petition office all read. */
export const reportLabels: Readonly<Record<keyof ReportContent, string>> = {
  accused: "被反映人（姓名或者单位）",
  post: "单位和职务",
  place: "发生地点",
  time: "发生时间",
  facts: "主要问题",
  amount: "涉及金额",
  source: "您怎样知道的",
};
export const reporterLabels: Readonly<Record<keyof Reporter, string>> = {
  name: "您的姓名",
  phone: "电话",
  address: "住址",
  mail: "电子邮箱",
};
