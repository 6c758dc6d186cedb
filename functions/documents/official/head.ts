import { AlignmentType, BorderStyle, LineRuleType, type Paragraph, TabStopType } from "docx";
import type { OfficialDocument } from "#kernel/document/documents.ts";
import { titleLines } from "#kernel/document/title-lines.ts";
import {
  blank,
  bodyFace,
  character,
  type Face,
  line,
  mm,
  paragraph,
  paragraphOf,
  red,
  textRun,
  typeArea,
} from "./face.ts";

/** 版头 (§7.2): marks, organs in red, number, the red line; then title and addressee. */
export function headOf(document: OfficialDocument): Paragraph[] {
  const { title, addressee } = document;
  const marks = marksOf(document);
  return [
    ...marks,
    ...organsOf(document.issuers, mm(35) - marks.length * line),
    ...(document.number === undefined ? [] : [blank(), blank()]),
    numberLine(document),
    blank(),
    blank(),
    ...titleLines(title, 20).map((text) =>
      paragraph(
        text,
        { font: "title", size: "title" },
        { alignment: AlignmentType.CENTER, keepNext: true },
      ),
    ),
    blank("next"),
    ...(addressee === undefined ? [] : [paragraph(`${addressee}：`, bodyFace, { keepNext: true })]),
  ];
}

/** §7.2.1, 7.2.2: 份号 of six digits on the first line, 密级★期限 on the second. */
function marksOf({ copyNumber, classification }: OfficialDocument): Paragraph[] {
  const bold: Face = { font: "heading", size: "body" };
  return [
    ...(copyNumber === undefined ? [] : [paragraph(String(copyNumber).padStart(6, "0"), bodyFace)]),
    ...(classification === undefined ? [] : [paragraph(classification, bold)]),
  ];
}

/** §7.2.4: red, its upper edge 35 mm below that of the type area; all as wide as the widest. */
function organsOf(organs: readonly string[], above: number): Paragraph[] {
  const longest = Math.max(...organs.map((organ) => [...organ].length));
  const points = Math.min(26, Math.floor((typeArea / 20 / longest) * 2) / 2);
  const face: Face = { font: "title", size: "mark", color: red, points };
  return organs.map((organ, place) => {
    const signs = [...organ];
    const gap = Math.round(
      ((longest - signs.length) * points * 20) / Math.max(1, signs.length - 1),
    );
    const spread =
      gap === 0
        ? [textRun(organ, face)]
        : [textRun(signs.slice(0, -1).join(""), face, gap), textRun(signs.at(-1) ?? "", face)];
    return paragraphOf(spread, {
      alignment: AlignmentType.CENTER,
      spacing: {
        line: Math.round(points * 20),
        lineRule: LineRuleType.EXACT,
        before: place === 0 ? above : 200,
        after: 0,
      },
    });
  });
}

/**
 * §7.2.5–7.2.7: the number two lines below the mark, with 签发人 beside it on a paper that goes upwards,
 * and the red line 4 mm below. The text fills its line, so that the distances do not hang on a font.
 */
function numberLine({ number = "", signer }: OfficialDocument): Paragraph {
  const options = {
    spacing: {
      line: character.body,
      lineRule: LineRuleType.EXACT,
      before: line - character.body,
      after: 0,
    },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
  };
  if (signer === undefined)
    return paragraph(number, bodyFace, { ...options, alignment: AlignmentType.CENTER });
  // The red line is as wide as the type area, so the distance of one character is no indent.
  return paragraphOf(
    [
      textRun(`\t${number}\t签发人：`, bodyFace),
      textRun(signer, { font: "subheading", size: "body" }),
    ],
    {
      ...options,
      tabStops: [
        { type: TabStopType.LEFT, position: character.body },
        { type: TabStopType.RIGHT, position: typeArea - character.body },
      ],
    },
  );
}
