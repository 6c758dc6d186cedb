import type { Ledger } from "#kernel/document/documents.ts";
import type { Report } from "#process/report/schema.ts";
import { titleOf } from "#process/report/span.ts";
import type { VersionOf } from "../read-report.ts";
import { percentText } from "../shares.ts";
import {
  changeText,
  earlierRateText,
  keyText,
  numberText,
  rateText,
  type ShownSection,
  withheldText,
} from "../told.ts";

const columns = ["序号", "栏目", "项目", "分类", "数量", "单位", "占比", "环比", "同比"] as const;

/** A report as one table: a row a figure, and below it one for each key of its series. */
export function reportLedger(
  state: Report,
  { version, count, signed }: VersionOf,
  { sections, filledBy, checkedBy }: Sheet,
): Ledger {
  const rows = sections.flatMap(({ heading, figures, ratios }) => [
    ...figures.flatMap(({ label, unit, value, previous, lastYear, withheld, keys = [] }) => [
      [
        ...[heading, label, "合计", numberText(value, unit), unit, ""],
        ...[changeText(value, previous), changeText(value, lastYear)],
      ],
      ...keys.map((one) => [
        ...[heading, label, one.label, keyText(one, unit), unit],
        ...[one.share === undefined ? "" : percentText(one.share), "", ""],
      ]),
      ...(withheld === undefined
        ? []
        : [[heading, label, withheldText[withheld], "", unit, "", "", ""]]),
    ]),
    ...ratios.map((rate) => [
      ...[heading, rate.label, rate.unit === undefined ? "比率" : "平均", "", "", rateText(rate)],
      ...[rate.previous, rate.lastYear].map((before) => earlierRateText(before, rate)),
    ]),
  ]);
  return {
    sheet: "统计数字",
    title: `${titleOf(state)}（第 ${version} 版${signed === undefined ? "，未签发" : ""}）`,
    classification: "工作秘密",
    summary: {
      columns: ["统计期", "统计日期"],
      rows: [[`${state.from} 至 ${state.to}`, count.on]],
    },
    columns: [...columns],
    rows: rows.map((row, at) => [String(at + 1), ...row]),
    filledBy,
    checkedBy,
    date: signed?.on ?? count.on,
  };
}

type Sheet = { sections: readonly ShownSection[]; filledBy: string; checkedBy: string };
