import {
  AlignmentType,
  ImageRun,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { BodyPart, FormPart, TablePart, TextPart } from "#kernel/document/documents.ts";
import type { Picture } from "#kernel/document/picture.ts";
import type { Draw, Drawn } from "../papers.ts";
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

/** The pictures of a body as they have been drawn. */
type Pictures = ReadonlyMap<Picture, Drawn>;

/** Draws the pictures of a body. */
export async function drawAll(parts: readonly BodyPart[], draw: Draw): Promise<Pictures> {
  const drawn = new Map<Picture, Drawn>();
  for (const part of parts)
    if (part.level === "picture") drawn.set(part.picture, await draw(part.picture));
  return drawn;
}

/** 正文 (§7.3.3); its last lines stay with the signature, so no page holds that alone (§7.3.5.5). */
export function bodyOf(
  parts: readonly BodyPart[],
  pictures: Pictures,
  place: "before" | "last" = "before",
): (Paragraph | Table)[] {
  return parts.flatMap((part) => partOf(part, pictures, place === "last" ? "next" : "loose"));
}

function partOf(part: BodyPart, pictures: Pictures, keep: "next" | "loose"): (Paragraph | Table)[] {
  switch (part.level) {
    case "table":
      return [tableOf(part, keep)];
    case "form":
      return [formOf(part)];
    case "picture":
      return pictureOf(part.picture, pictures.get(part.picture));
    default:
      return [textOf(part, keep)];
  }
}

/** A picture as wide as the type area, on the page of the table below it. */
function pictureOf({ title }: Picture, drawn: Drawn | undefined): Paragraph[] {
  if (drawn === undefined) return [];
  const width = Math.round((typeArea / 1440) * 96);
  const height = Math.round((drawn.height * width) / drawn.width);
  const transformation = { width, height };
  const image = new ImageRun({
    type: "svg",
    data: Buffer.from(drawn.svg),
    transformation,
    fallback: { type: "png", data: Buffer.from(drawn.fallback) },
    altText: { name: title, title, description: title },
  });
  return [
    paragraphOf([image], {
      alignment: AlignmentType.CENTER,
      spacing: { lineRule: LineRuleType.AUTO, line: 240, before: 120, after: 120 },
      keepNext: true,
    }),
  ];
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

function tableOf({ columns, rows }: TablePart, keep: "next" | "loose"): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((share / whole) * typeArea));
  const row = (texts: readonly string[], face: Face, head: Role) =>
    new TableRow({
      cantSplit: true,
      tableHeader: head === "head",
      children: widths.map((width, at) => cell(texts[at] ?? "", face, { width, head })),
    });
  return grid(widths, [
    row(
      columns.map(({ title }) => title),
      labelFace,
      "head",
    ),
    ...rows.map((texts, at) =>
      row(texts, cellFace, keep === "next" && at >= rows.length - 2 ? "kept" : "row"),
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

function cell(
  text: string,
  face: Face,
  { width, head, columns = 1 }: { width: number; head: Role; columns?: number },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: columns,
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
