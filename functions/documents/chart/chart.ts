import { type Charted, isBeyond, type Part, type Point } from "#kernel/document/picture.ts";
import {
  brand,
  colourAt,
  escaped,
  filled,
  labels,
  lined,
  namespaces,
  numbers,
  richText,
  titled,
  type,
  words,
} from "./xml.ts";

/** English metric units of a millimetre. */
const perMillimetre = 36_000;

/** As wide as the type area; as high as its rows need. In English metric units. */
export function sizeOf(picture: Charted): { width: number; height: number } {
  const rows = rowsOf(picture);
  const height = rows === undefined ? 70 : Math.max(30, 8 * rows + 12);
  return { width: 156 * perMillimetre, height: Math.min(height, 200) * perMillimetre };
}

function rowsOf(picture: Charted): number | undefined {
  if (picture.shape === "rates") return picture.rates.length;
  if (picture.shape === "line" || picture.shape === "scatter") return undefined;
  return isPie(picture) ? undefined : picture.parts.length;
}

/**
 * A picture as a chart part of a package (ECMA-376 Part 1, 21.2): drawn by the program that opens the
 * paper, with its own type, so that every one of them shows it. Its numbers lie in the chart itself.
 */
export function chartXml(picture: Charted): string {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const { chart, drawing } = namespaces;
  return `${head}<c:chartSpace xmlns:c="${chart}" xmlns:a="${drawing}"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plotOf(picture)}</c:plotArea><c:plotVisOnly val="1"/></c:chart>${noLine}${type}</c:chartSpace>`;
}

function plotOf(picture: Charted): string {
  switch (picture.shape) {
    case "rates":
      return bars(
        picture.rates.map(({ label, part, whole, permille = 0 }) => ({
          label: whole === 0 ? `${label}（无应办事项）` : `${label}（${part}/${whole}）`,
          value: permille / 1000,
          colour: brand,
        })),
        { format: "0.0%", most: 1 },
      );
    case "scatter":
      return scatter(picture);
    case "line":
      return line(picture.parts);
    default:
      return isPie(picture) ? pie(picture.parts) : bars(barsOf(picture), { format: "0" });
  }
}

/** A pie of nothing would be empty: bars say that every part is zero. */
function isPie(picture: Charted): boolean {
  return picture.shape === "pie" && picture.parts.some(({ value }) => value > 0);
}

type Parts = Extract<Charted, { parts: unknown }>;
type Bar = { label: string; value: number; colour: string };

function barsOf({ shape, parts }: Parts): Bar[] {
  const colour = (at: number) => (shape === "ages" ? colourAt(at, "ages") : brand);
  return parts.map(({ label, value }, at) => ({ label, value, colour: colour(at) }));
}

/** Each part with its number and share in its own words, as the report's table tells them. */
function pie(parts: readonly Part[]): string {
  const shown = parts.filter(({ value }) => value > 0);
  const said = shown.map(({ label, value, share }) =>
    share === undefined ? `${label} ${value}` : `${label} ${value}（${(share / 10).toFixed(1)}%）`,
  );
  const points = shown.map(
    (_, at) => `<c:dPt><c:idx val="${at}"/>${filled(colourAt(at, "parts"))}</c:dPt>`,
  );
  const values = numbers(
    "c:val",
    shown.map(({ value }) => value),
  );
  return `<c:pieChart><c:varyColors val="1"/><c:ser>${place(0)}${points.join("")}<c:dLbls>${labels("c:showCatName", "outEnd")}<c:showLeaderLines val="1"/></c:dLbls>${words("c:cat", said)}${values}</c:ser><c:firstSliceAng val="0"/></c:pieChart>`;
}

/** Lying bars in the order of their table, the first on top. */
function bars(of: readonly Bar[], { format, most }: { format: string; most?: number }): string {
  const points = of.map(
    ({ colour }, at) =>
      `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/>${filled(colour)}</c:dPt>`,
  );
  const cells = [
    words(
      "c:cat",
      of.map(({ label }) => label),
    ),
    numbers(
      "c:val",
      of.map(({ value }) => value),
      format,
    ),
  ];
  const axes = [
    axis("c:catAx", { id: 1, across: 2, at: "l", reversed: "yes" }),
    axis("c:valAx", { id: 2, across: 1, at: "b", hidden: "yes", ...(most ? { most } : {}) }),
  ];
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser>${place(0)}${filled(brand)}<c:invertIfNegative val="0"/>${points.join("")}<c:dLbls><c:numFmt formatCode="${escaped(format)}" sourceLinked="0"/>${labels("c:showVal", "outEnd")}</c:dLbls>${cells.join("")}</c:ser><c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>${axes.join("")}`;
}

function line(parts: readonly Part[]): string {
  const cells = [
    words(
      "c:cat",
      parts.map(({ label }) => label),
    ),
    numbers(
      "c:val",
      parts.map(({ value }) => value),
    ),
  ];
  const axes = [
    axis("c:catAx", { id: 1, across: 2, at: "b" }),
    axis("c:valAx", { id: 2, across: 1, at: "l", hidden: "yes" }),
  ];
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser>${place(0)}${lined(brand, "solid")}<c:marker><c:symbol val="circle"/><c:size val="5"/>${filled(brand)}</c:marker><c:dLbls>${labels("c:showVal", "t")}</c:dLbls>${cells.join("")}<c:smooth val="0"/></c:ser><c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>${axes.join("")}`;
}

/** Who is beyond both lines is darker, and named. */
function scatter({ axes, limit, points }: Extract<Charted, { shape: "scatter" }>): string {
  const most = (of: (point: Point) => number) => Math.ceil(Math.max(...points.map(of), 0) * 1.15);
  const x = Math.max(
    most(({ x: one }) => one),
    Math.ceil(limit.x * 1.15),
    1,
  );
  const y = Math.max(
    most(({ y: one }) => one),
    Math.ceil(limit.y * 1.15),
    1,
  );
  const beyond = points.filter((point) => isBeyond(point, limit));
  const below = points.filter((point) => !isBeyond(point, limit));
  const longest = Math.max(2, beyond.length, below.length);
  // LibreOffice gives shorter series points at zero, so each ends with its last point until it is as long.
  const even = (spots: readonly Spot[]) =>
    spots.length === 0 ? [] : Array.from({ length: longest }, (_, n) => spots[n] ?? last(spots));
  const last = (spots: readonly Spot[]) => spots.at(-1) ?? { x: 0, y: 0 };
  const named = beyond.map(
    ({ label }, at) =>
      `<c:dLbl><c:idx val="${at}"/><c:tx>${richText(label)}</c:tx>${labels("c:showVal", "r").slice(type.length)}</c:dLbl>`,
  );
  const series = [
    dots(0, even(beyond), {
      ...{ colour: brand, labels: `<c:dLbls>${named.join("")}${shownName}</c:dLbls>` },
    }),
    dots(1, even(below), { colour: "5B7F95", labels: "" }),
    border(
      2,
      even([
        { x: limit.x, y: 0 },
        { x: limit.x, y },
      ]),
    ),
    border(
      3,
      even([
        { x: 0, y: limit.y },
        { x, y: limit.y },
      ]),
    ),
  ];
  const ends = [
    axis("c:valAx", { id: 1, across: 2, at: "b", most: x, title: axes.x }),
    axis("c:valAx", { id: 2, across: 1, at: "l", most: y, title: axes.y }),
  ];
  return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series.join("")}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>${ends.join("")}`;
}

const shownName = labels("none").slice(type.length);
const noLine = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>";
type Spot = Pick<Point, "x" | "y">;

function dots(at: number, of: readonly Spot[], { colour, labels: said }: Dots): string {
  if (of.length === 0) return "";
  return `<c:ser>${place(at)}${noLine}<c:marker><c:symbol val="circle"/><c:size val="7"/>${filled(colour)}</c:marker>${said}${spots(of)}<c:smooth val="0"/></c:ser>`;
}
type Dots = { colour: string; labels: string };

/** A line that parts what is beyond it. */
function border(at: number, of: readonly Spot[]): string {
  return `<c:ser>${place(at)}${lined("222222", "dash")}<c:marker><c:symbol val="none"/></c:marker>${spots(of)}<c:smooth val="0"/></c:ser>`;
}

function spots(of: readonly Spot[]): string {
  const side = (element: "c:xVal" | "c:yVal", value: (spot: Spot) => number) =>
    numbers(element, of.map(value));
  return side("c:xVal", ({ x }) => x) + side("c:yVal", ({ y }) => y);
}

function place(at: number): string {
  return `<c:idx val="${at}"/><c:order val="${at}"/>`;
}

type Axis = {
  id: number;
  across: number;
  at: "l" | "b";
  reversed?: "yes";
  hidden?: "yes";
  most?: number;
  title?: string;
};

function axis(element: "c:catAx" | "c:valAx", of: Axis): string {
  const { id, across, at, reversed, hidden, most, title } = of;
  const scaling = [
    `<c:orientation val="${reversed === undefined ? "minMax" : "maxMin"}"/>`,
    ...(most === undefined ? [] : [`<c:max val="${most}"/>`]),
    ...(element === "c:valAx" ? ['<c:min val="0"/>'] : []),
  ];
  const marks = `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`;
  return `<${element}><c:axId val="${id}"/><c:scaling>${scaling.join("")}</c:scaling><c:delete val="${hidden === undefined ? 0 : 1}"/><c:axPos val="${at}"/>${title === undefined ? "" : titled(title)}${marks}${type}<c:crossAx val="${across}"/><c:crosses val="autoZero"/></${element}>`;
}
