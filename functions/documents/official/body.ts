import {
  AlignmentType,
  ImportedXmlComponent,
  LineRuleType,
  type Paragraph,
  Run,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { BodyPart, FormPart, TablePart, TextPart } from "#kernel/document/documents.ts";
import type { Charted } from "#kernel/document/picture.ts";
import { sizeOf } from "../chart/chart.ts";
import { chartRelation } from "../chart/package.ts";
import { escaped, namespaces } from "../chart/xml.ts";
import {
  blank,
  bodyFace,
  character,
  type Face,
  paragraph,
  paragraphOf,
  textRun,
  typeArea,
} from "./face.ts";

/** First lines begin two characters in. */
const twoIn = { firstLineChars: 200, firstLine: 2 * character.body };

/** The pictures of a body, in their order: the charts that its package holds. */
export function chartsOf(parts: readonly BodyPart[]): Charted[] {
  return parts.flatMap((part) => (part.level === "picture" ? [part.picture] : []));
}

/** 正文 (§7.3.3); its last lines stay with the signature, so no page holds that alone (§7.3.5.5). */
export function bodyOf(
  parts: readonly BodyPart[],
  charts: readonly Charted[],
  place: "before" | "last" = "before",
): (Paragraph | Table)[] {
  return parts.flatMap((part) => partOf(part, charts, place === "last" ? "next" : "loose"));
}

function partOf(
  part: BodyPart,
  charts: readonly Charted[],
  keep: "next" | "loose",
): (Paragraph | Table)[] {
  switch (part.level) {
    case "table":
      return [tableOf(part, keep)];
    case "form":
      return [formOf(part)];
    case "picture":
      return [chartOf(part.picture, charts.indexOf(part.picture) + 1)];
    default:
      return [textOf(part, keep)];
  }
}

/** A chart as wide as the type area, on the page of the table below it (ECMA-376 Part 1, 20.4.2.8). */
function chartOf(picture: Charted, n: number): Paragraph {
  const { width, height } = sizeOf(picture);
  const name = escaped(picture.title);
  const drawing = ImportedXmlComponent.fromXmlString(
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:docPr id="${n}" name="${name}" descr="${name}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${namespaces.drawing}"><a:graphicData uri="${namespaces.chart}"><c:chart xmlns:c="${namespaces.chart}" r:id="${chartRelation(n)}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`,
  );
  const run = new Run({});
  run.addChildElement(drawing);
  return paragraphOf([run], {
    alignment: AlignmentType.CENTER,
    spacing: { lineRule: LineRuleType.AUTO, line: 240, before: 120, after: 120 },
    keepNext: true,
  });
}

/** A heading never stands alone at the foot of a page. */
function textOf({ level, text, rest }: TextPart, keep: "next" | "loose"): Paragraph {
  const font = level === "text" ? "body" : level;
  const keepNext = keep === "next" || (level !== "text" && rest === undefined);
  return paragraphOf(
    [
      textRun(text, { font, size: "body" }),
      ...(rest === undefined ? [] : [textRun(rest, bodyFace)]),
    ],
    {
      indent: twoIn,
      widowControl: true,
      ...(keepNext ? { keepNext: true } : {}),
      ...(keep === "next" ? { keepLines: true } : {}),
    },
  );
}

/** 附件说明 (§7.3.4): one line below the text, further names below the first. */
export function enclosuresOf(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return [];
  const numbered = names.length > 1;
  return [
    blank("next"),
    ...names.map((name, place) => {
      const lead = numbered ? `${place + 1}. ` : "";
      const left = (5 + (numbered ? 1.5 : 0)) * character.body;
      const hanging =
        (numbered ? 1.5 : 0) * character.body + (place === 0 ? 3 * character.body : 0);
      return paragraph(`${place === 0 ? "附件：" : ""}${lead}${name}`, bodyFace, {
        indent: { left, hanging },
        keepNext: true,
      });
    }),
  ];
}

/** Header, label, a row, or one of the last rows, which stay on the page of the signature. */
type Role = "head" | "label" | "row" | "kept";

const labelFace: Face = { font: "heading", size: "table" };
const cellFace: Face = { font: "body", size: "table" };

function tableOf({ columns, rows, shades = [] }: TablePart, keep: "next" | "loose"): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((share / whole) * typeArea));
  const row = (texts: readonly string[], face: Face, head: Role, dark: readonly number[] = []) =>
    new TableRow({
      cantSplit: true,
      tableHeader: head === "head",
      children: widths.map((width, at) =>
        cell(texts[at] ?? "", face, { width, head, dark: dark[at] }),
      ),
    });
  return grid(widths, [
    row(
      columns.map(({ title }) => title),
      labelFace,
      "head",
    ),
    ...rows.map((texts, at) =>
      row(texts, cellFace, keep === "next" && at >= rows.length - 2 ? "kept" : "row", shades[at]),
    ),
  ]);
}

/** Labels take a sixth of the width; a row with one label gives the rest to its value. */
function formOf({ rows }: FormPart): Table {
  const label = Math.round(typeArea / 6);
  const value = Math.round(typeArea / 3);
  const widths = [label, value, label, typeArea - 2 * label - value];
  return grid(
    widths,
    rows.map(
      (cells) =>
        new TableRow({
          cantSplit: cells.every((one) => one.value.length < 400),
          children: cells.flatMap((one, at) => [
            cell(one.label, labelFace, { width: label, head: "label" }),
            cells.length === 1
              ? cell(one.value, cellFace, { width: typeArea - label, head: "row", columns: 3 })
              : cell(one.value, cellFace, { width: widths[2 * at + 1] ?? value, head: "row" }),
          ]),
        }),
    ),
  );
}

function grid(widths: number[], rows: TableRow[]): Table {
  return new Table({
    width: { size: typeArea, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows,
  });
}

type Cell = { width: number; head: Role; columns?: number; dark?: number | undefined };

function cell(text: string, face: Face, { width, head, columns = 1, dark = 0 }: Cell): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: columns,
    ...(dark === 0 ? {} : { shading: { type: ShadingType.CLEAR, fill: shadeOf(dark) } }),
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: text.split("\n").map((one) =>
      paragraph(one, face, {
        spacing: { line: 340, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
        alignment: head === "head" || head === "label" ? AlignmentType.CENTER : AlignmentType.LEFT,
        // A form whose every row held on to the next would move to the next page as one piece.
        keepNext: head === "head" || head === "kept",
      }),
    ),
  });
}

/** From white to a red on which black type can still be read. */
function shadeOf(dark: number): string {
  const full = [217, 138, 120];
  return full
    .map((part) =>
      Math.round(255 - (255 - part) * Math.min(1, dark))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("");
}
