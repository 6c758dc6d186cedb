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
  earlierRateText,
  keyText,
  notCompared,
  rateText,
  type ShownFigure,
  type ShownSection,
  withheldText,
} from "../told.ts";

const numerals = "一二三四五六七八九";

/** The number of a first-level heading, from 1 to 99: 一, 十, 十二, 二十一. */
function numeralOf(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : (numerals[tens - 1] ?? "")}十`;
  return `${ten}${ones === 0 ? "" : (numerals[ones - 1] ?? "")}`;
}

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
      ...sections.flatMap((section, at) => sectionOf(section, numeralOf(at + 1))),
      ...analysisOf(analysis, numeralOf(sections.length + 1)),
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
        ...ratios.map((rate) => [
          rate.label,
          rateText(rate),
          earlierRateText(rate.previous, rate),
          earlierRateText(rate.lastYear, rate),
        ]),
      ],
    },
    ...picturesOf([section]).flatMap((picture) => pictureOf(picture, figures)),
    ...figures.filter((figure) => !isDrawn(figure.name) || isWithheld(figure)).flatMap(seriesOf),
  ];
}

/**
 * A picture, and the table that it is drawn from; a report draws no Gantt chart. Where there is nothing to
 * draw that is told in words, by the series itself where its parts are withheld.
 */
function pictureOf(picture: Picture, figures: readonly ShownFigure[]): BodyPart[] {
  if (picture.shape === "gantt") return [];
  const { columns, rows } = pictureTable(picture);
  if (rows.length === 0)
    return figures.some((figure) => figure.name === picture.name && isWithheld(figure))
      ? []
      : [{ level: "subheading", text: picture.title }, text("本期没有可列的分项。")];
  const rest = Math.floor(60 / Math.max(1, columns.length - 1));
  return [
    { level: "subheading", text: picture.title },
    ...(picture.shape === "heat" ? [] : [{ level: "picture", picture } as const]),
    {
      level: "table",
      ...(picture.shape === "heat" ? { shades: shadesOf(picture.values) } : {}),
      columns: columns.map((title, at) => ({ title, share: at === 0 ? 40 : rest })),
      rows,
    },
  ];
}

/** A heat map is its own table: the more, the darker; neither its names nor its sums are shaded. */
function shadesOf(values: readonly (readonly number[])[]): number[][] {
  const most = Math.max(1, ...values.flat());
  return values.map((row) => [0, ...row.map((value) => value / most)]);
}

/** A picture's table lacks what is withheld, so the series has its own. */
function isWithheld({ withheld, keys = [] }: ShownFigure): boolean {
  return withheld !== undefined || keys.some((one) => one.withheld !== undefined);
}

function seriesOf({ label, unit, keys, withheld }: ShownFigure): BodyPart[] {
  if (withheld !== undefined)
    return [{ level: "subheading", text: label }, text(`${withheldText[withheld]}。`)];
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
