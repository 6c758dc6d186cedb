import {
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from "docx";
import { printable } from "#kernel/text/clean.ts";

/** Typefaces that GB/T 9704-2012 §5.2.3 names, as Chinese office software calls them. */
const fonts = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  heading: "黑体",
  subheading: "楷体_GB2312",
  page: "宋体",
} as const;

/** Type sizes in half points: 2号 22pt, 3号 16pt, 4号 14pt, 小4号 12pt; the mark is free. */
const sizes = { mark: 52, title: 44, body: 32, small: 28, table: 24 } as const;

/** One character of 3号 and of 4号 type, in twips. */
export const character = { body: 320, small: 280 } as const;

/** 22 lines fill the 225 mm of the type area: 28.95 pt each. */
export const line = 579;

/** The width of the type area, 156 mm, in twips. */
export const typeArea = mm(156);

export const red = "FF0000";

/** `points` overrides the size of a face. */
export type Face = {
  font: keyof typeof fonts;
  size: keyof typeof sizes;
  color?: string;
  points?: number;
};

export const bodyFace: Face = { font: "body", size: "body" };

/** Millimetres in twips. */
export function mm(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

/** What a run of this face is written with. */
export function runOf({ font, size, color, points }: Face) {
  const name = fonts[font];
  return {
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name },
    size: points === undefined ? sizes[size] : 2 * points,
    ...(color === undefined ? {} : { color }),
  };
}

/** A run of text; tabs are elements of their own in a .docx, no characters. */
export function textRun(text: string, face: Face, spacing?: number): TextRun {
  const children = printable(text)
    .split("\t")
    .flatMap((part, place) => (place === 0 ? [part] : [new Tab(), part]));
  return new TextRun({
    ...runOf(face),
    ...(spacing === undefined ? {} : { characterSpacing: spacing }),
    children,
  });
}

/** A paragraph on the 22 lines of the page. */
export function paragraph(text: string, face: Face, options: IParagraphOptions = {}): Paragraph {
  return paragraphOf([textRun(text, face)], options);
}

/** A paragraph of runs on the 22 lines of the page. */
export function paragraphOf(
  children: readonly ParagraphChild[],
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    spacing: { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...options,
    children,
  });
}

/** An empty line of a height; with "next" it stays on the page of the line below it. */
export function blank(keep: "next" | "loose" = "loose", height = line): Paragraph {
  return paragraph("", bodyFace, {
    spacing: { line: height, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...(keep === "next" ? { keepNext: true } : {}),
  });
}

const point = 20;

/** What the imprint hangs on: two empty points above the last text. */
export function hook(): Paragraph[] {
  return [blank("next", point), blank("next", point)];
}

/** The empty line above the names, shorter by the points of the hook. */
export function gap(): Paragraph {
  return blank("next", line - 2 * point);
}

/** Width of a text in 3号 type, in twips: digits and Latin letters take half a character. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign < "\u0100" ? 0.5 : 1), 0) * character.body;
}
