import { type BodyPart, dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import { type Picture, pictureTable } from "#kernel/document/picture.ts";
import type { Report } from "#process/report/schema.ts";
import { titleOf } from "#process/report/span.ts";
import { isDrawn, picturesOf } from "../pictures.ts";
import type { VersionOf } from "../read-report.ts";
import { percentText } from "../shares.ts";
import {
  amountText,
  changeText,
  keyText,
  notCompared,
  rateText,
  type ShownFigure,
  type ShownSection,
  withheldText,
} from "../told.ts";

const numerals = "一二三四五六七八九十";

/** A report in the layout of official documents; a draft says that it is one. */
export function reportDocument(
  state: Report,
  of: VersionOf,
  { sections, organ }: { sections: readonly ShownSection[]; organ: string },
): OfficialDocument {
  const { version, count, analysis, signed } = of;
  const date = signed?.on ?? count.on;
  const marks = [
    ...(version > 1 ? [`第 ${version} 版`] : []),
    ...(signed === undefined ? ["未签发"] : []),
  ];
  return {
    classification: "工作秘密",
    issuers: [organ],
    title: `${titleOf(state)}${marks.length === 0 ? "" : `（${marks.join("，")}）`}`,
    body: [
      text(
        `统计期：${dateText(state.from)}至${dateText(state.to)}；统计日期：${dateText(count.on)}。`,
      ),
      ...sections.flatMap((section, at) => sectionOf(section, numerals[at] ?? String(at + 1))),
      ...analysisOf(analysis, numerals[sections.length] ?? String(sections.length + 1)),
      ...correctionOf(state, version),
      text(
        `百分比按最大余数法取一位小数，合计为 100.0%。环比、同比栏的“${notCompared}”表示没有同口径的已签发报告可比。`,
      ),
    ],
    signed: "unsealed",
    date,
    copies: [],
    printedBy: organ,
    printedOn: date,
  };
}

function sectionOf(section: ShownSection, numeral: string): BodyPart[] {
  const { heading, figures, ratios } = section;
  return [
    { level: "heading", text: `${numeral}、${heading}` },
    {
      level: "table",
      columns: [
        { title: "项目", share: 46 },
        { title: "本期", share: 20 },
        { title: "环比", share: 17 },
        { title: "同比", share: 17 },
      ],
      rows: [
        ...figures.map(({ label, value, unit, previous, lastYear }) => [
          label,
          amountText(value, unit),
          changeText(value, previous),
          changeText(value, lastYear),
        ]),
        ...ratios.map(({ label, permille, previous, lastYear }) => [
          label,
          rateText(permille),
          earlierRate(previous),
          earlierRate(lastYear),
        ]),
      ],
    },
    ...picturesOf([section]).flatMap(pictureOf),
    ...figures.filter((figure) => !isDrawn(figure.name) || isWithheld(figure)).flatMap(seriesOf),
  ];
}

/** A picture, and the table that it is drawn from. */
function pictureOf(picture: Picture): BodyPart[] {
  const { columns, rows } = pictureTable(picture);
  const rest = Math.floor(60 / Math.max(1, columns.length - 1));
  return [
    { level: "subheading", text: picture.title },
    { level: "picture", picture },
    {
      level: "table",
      columns: columns.map((title, at) => ({ title, share: at === 0 ? 40 : rest })),
      rows,
    },
  ];
}

/** A rate is compared by the earlier rate itself: a change of a rate in per cent says nothing. */
function earlierRate(rate: number | undefined): string {
  return rate === undefined ? notCompared : percentText(rate);
}

/** A picture's table lacks what is withheld, so the series has its own. */
function isWithheld({ withheld, keys = [] }: ShownFigure): boolean {
  return withheld !== undefined || keys.some((one) => one.withheld !== undefined);
}

function seriesOf({ label, unit, keys, withheld }: ShownFigure): BodyPart[] {
  if (withheld !== undefined)
    return [{ level: "subheading", text: label }, text(`${withheldText}。`)];
  if (keys === undefined || keys.length === 0) return [];
  const isShared = keys.some(({ share }) => share !== undefined);
  return [
    { level: "subheading", text: label },
    {
      level: "table",
      columns: [
        { title: "分类", share: 50 },
        { title: `数量（${unit}）`, share: 25 },
        ...(isShared ? [{ title: "占比", share: 25 }] : []),
      ],
      rows: keys.map(({ label: name, share, ...one }) => [
        name,
        keyText(one, unit),
        ...(isShared ? [percentText(share ?? 0)] : []),
      ]),
    },
  ];
}

function analysisOf(analysis: string, numeral: string): BodyPart[] {
  return analysis === ""
    ? []
    : [{ level: "heading", text: `${numeral}、情况分析` }, ...analysis.split("\n").map(text)];
}

/** A later version says why there is one; the last one also what differs. */
function correctionOf(
  { former, version: last, changes = [] }: Report,
  version: number,
): BodyPart[] {
  const reason = former.find((one) => one.version === version - 1)?.reason;
  if (reason === undefined) return [];
  const told = version === last ? changes : [];
  return [
    text(`本版更正理由：${reason}`),
    ...told.map(({ label, value }) => text(`更正：${label}，${value}。`)),
  ];
}

function text(words: string): BodyPart {
  return { level: "text", text: words };
}
