import { printable } from "#kernel/text/clean.ts";

/** Namespaces of a chart part (ECMA-376 Part 1, 21.2). */
export const namespaces = {
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
} as const;

/** Parts side by side: apart by lightness too, so that a black-and-white print can be read. */
const colours = ["9C2A24", "D08770", "E5B567", "5B7F95", "8FB3A5", "B9B9B9", "6B6B6B"];
/** 黄 to 红: the longer overdue, the darker. */
const bands = ["E9C46A", "E08E45", "C8553D", "8C1C13"];
export const brand = "9C2A24";

/** The colour of a part by its place; the last of the bands stands for all that follow. */
export function colourAt(at: number, shape: "parts" | "ages"): string {
  const of = shape === "ages" ? bands : colours;
  return of[shape === "ages" ? Math.min(at, of.length - 1) : at % of.length] ?? brand;
}

/** Text as XML holds it. */
export function escaped(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A filling of one colour, and no line around it. */
export function filled(colour: string): string {
  return `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:ln><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr>`;
}

/** A line of one colour; dashed where it only parts others. */
export function lined(colour: string, dash: "solid" | "dash"): string {
  return `<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:prstDash val="${dash}"/></a:ln></c:spPr>`;
}

/** 宋体 of 9 pt. */
const face = '<a:defRPr sz="900"><a:latin typeface="宋体"/><a:ea typeface="宋体"/></a:defRPr>';
export const type = `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${face}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

/** A text that is set, e.g. the title of an axis. */
export function titled(text: string): string {
  return `<c:title><c:tx>${richText(text)}</c:tx><c:overlay val="0"/></c:title>`;
}

export function richText(text: string): string {
  return `<c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${face}</a:pPr><a:r><a:rPr lang="zh-CN" sz="900"><a:latin typeface="宋体"/><a:ea typeface="宋体"/></a:rPr><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich>`;
}

/** Words of the points of a series, kept in the chart itself. */
export function words(element: "c:cat", all: readonly string[]): string {
  const points = all.map((text, at) => `<c:pt idx="${at}"><c:v>${escaped(text)}</c:v></c:pt>`);
  return `<${element}><c:strLit><c:ptCount val="${all.length}"/>${points.join("")}</c:strLit></${element}>`;
}

/** Numbers of the points of a series, kept in the chart itself. */
export function numbers(
  element: "c:val" | "c:xVal" | "c:yVal",
  all: readonly number[],
  format = "General",
): string {
  const points = all.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`);
  return `<${element}><c:numLit><c:formatCode>${escaped(format)}</c:formatCode><c:ptCount val="${all.length}"/>${points.join("")}</c:numLit></${element}>`;
}

type Shown = "c:showVal" | "c:showCatName" | "none";

/** What is said beside each point of a series. */
export function labels(shown: Shown, place?: "r" | "t" | "outEnd" | "bestFit"): string {
  const on = (name: string) => `<${name} val="${name === shown ? 1 : 0}"/>`;
  const names = ["c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName"];
  const rest = ["c:showPercent", "c:showBubbleSize"];
  const at = place === undefined ? "" : `<c:dLblPos val="${place}"/>`;
  return `${type}${at}${[...names, ...rest].map(on).join("")}`;
}
