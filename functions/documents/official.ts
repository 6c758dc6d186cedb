import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { printable } from "#kernel/clean.ts";
import { type BodyPart, dateText, type OfficialDocument } from "#kernel/document/documents.ts";

/** Typefaces that GB/T 9704-2012 §5.2.3 names, as Chinese office software calls them. */
const fonts = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  heading: "黑体",
  subheading: "楷体_GB2312",
  page: "宋体",
} as const;

/** Type sizes in half points: 2号 22pt, 3号 16pt, 4号 14pt. */
const sizes = { mark: 52, title: 44, body: 32, small: 28 } as const;

/** One character of 3号 and of 4号 type, in twips. */
const character = { body: 320, small: 280 } as const;

/** 22 lines fill the 225 mm of the type area: 28.95 pt each. */
const line = 579;
const red = "FF0000";

type Face = { font: keyof typeof fonts; size: keyof typeof sizes; color?: string };

/** The document as .docx: A4, margins, typefaces and parts of GB/T 9704-2012. */
export async function writeOfficial(document: OfficialDocument): Promise<Uint8Array> {
  const file = new Document({
    title: document.title,
    creator: document.printedBy,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: runOf({ font: "body", size: "body" }) } } },
    sections: [
      {
        properties: { page: page() },
        footers: { default: pageNumber("right"), even: pageNumber("left") },
        children: [
          ...head(document),
          ...document.body.map(bodyPart),
          ...signature(document),
          ...imprint(document),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

/** §5.1: type area 156 by 225 mm, 37 mm above and 28 mm left of it. */
function page() {
  return {
    size: { width: mm(210), height: mm(297) },
    margin: {
      top: mm(37),
      left: mm(28),
      right: mm(26),
      bottom: mm(35),
      footer: mm(25),
    },
  };
}

/** 版头: classification, organs in red, number, the red line; then title and addressee. */
function head({ classification, issuers, number, title, addressee }: OfficialDocument) {
  return [
    ...(classification === undefined
      ? []
      : [paragraph(classification, { font: "heading", size: "body" })]),
    blank(),
    ...issuers.map((issuer) =>
      paragraph(
        issuer,
        { font: "title", size: "mark", color: red },
        { alignment: AlignmentType.CENTER, spacing: { line: 800, lineRule: LineRuleType.EXACT } },
      ),
    ),
    blank(),
    paragraph(
      number,
      { font: "body", size: "body" },
      {
        alignment: AlignmentType.CENTER,
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 4 } },
      },
    ),
    blank(),
    blank(),
    paragraph(title, { font: "title", size: "title" }, { alignment: AlignmentType.CENTER }),
    blank(),
    paragraph(`${addressee}：`, { font: "body", size: "body" }),
  ];
}

function bodyPart({ level, text }: BodyPart): Paragraph {
  const font = level === "text" ? "body" : level;
  const indent = { firstLineChars: 200, firstLine: 2 * character.body };
  return paragraph(text, { font, size: "body" }, { indent });
}

/** 落款: the organs that sign, and below them the date, four characters from the right. */
function signature({ issuers, date }: OfficialDocument): Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, keepNext: true };
  const signed = issuers.map((issuer) =>
    paragraph(
      issuer,
      { font: "body", size: "body" },
      { ...right, indent: { right: 2 * character.body } },
    ),
  );
  return [
    blank(),
    blank(),
    ...signed,
    paragraph(
      dateText(date),
      { font: "body", size: "body" },
      { alignment: AlignmentType.RIGHT, indent: { right: 4 * character.body } },
    ),
  ];
}

/** 版记: copies, and who printed when, between lines, one character from either side. */
function imprint({ copies, printedBy, printedOn }: OfficialDocument): Paragraph[] {
  const indent = { left: character.small, right: character.small };
  const edge = { style: BorderStyle.SINGLE, size: 8, color: "000000", space: 1 };
  const inner = { ...edge, size: 6 };
  const width = mm(156) - character.small;
  const printed = paragraph(
    `${printedBy}\t${dateText(printedOn)}印发`,
    { font: "body", size: "small" },
    {
      indent,
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      border: { ...(copies.length === 0 ? { top: edge } : {}), bottom: edge },
    },
  );
  if (copies.length === 0) return [blank(), printed];
  const copied = paragraph(
    `抄送：${copies.join("，")}。`,
    { font: "body", size: "small" },
    { indent, border: { top: edge, bottom: inner } },
  );
  return [blank(), copied, printed];
}

/** §7.5: 4号 半角宋体 numbers with a dash on either side, outside, one character in. */
function pageNumber(side: "left" | "right"): Footer {
  const run = runOf({ font: "page", size: "small" });
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === "left" ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: character.small },
        children: [new TextRun({ ...run, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}

function blank(): Paragraph {
  return paragraph("", { font: "body", size: "body" });
}

function paragraph(text: string, face: Face, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...options,
    children: [new TextRun({ ...runOf(face), children: tabbed(text) })],
  });
}

/** A tab is an element of its own, no character. */
function tabbed(text: string): (string | Tab)[] {
  return printable(text)
    .split("\t")
    .flatMap((part, place) => (place === 0 ? [part] : [new Tab(), part]));
}

/** Millimetres in twips. */
function mm(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

function runOf({ font, size, color }: Face) {
  const name = fonts[font];
  return {
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name },
    size: sizes[size],
    ...(color === undefined ? {} : { color }),
  };
}
