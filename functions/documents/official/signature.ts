import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import { blank, bodyFace, character, gap, mm, paragraph, typeArea, widthOf } from "./face.ts";

type Block = (Paragraph | Table)[];

/** 落款 (§7.3.5), from the empty line above it to the 附注 below (§7.3.6: in brackets, two characters in). */
export function signatureOf(document: OfficialDocument): Block {
  const { note } = document;
  const block = document.signed === "sealed" ? sealed(document) : unsealed(document);
  const names = [gap(), ...block];
  if (note === undefined) return names;
  return [...names, paragraph(`（${note}）`, bodyFace, { indent: { left: 2 * character.body } })];
}

/** §7.3.5.1: the date four characters from the right, names centred over it where their seals go. */
function sealed({ issuers, date }: OfficialDocument): Block {
  const day = dateText(date);
  if (issuers.length > 1) return joint(issuers, day);
  const [issuer = ""] = issuers;
  const widest = Math.max(widthOf(issuer), widthOf(day));
  const axis = Math.max(4 * character.body + widthOf(day) / 2, widest / 2);
  const centred = {
    alignment: AlignmentType.CENTER,
    indent: { left: Math.max(0, Math.round(typeArea - 2 * axis)) },
  };
  return [
    blank("next"),
    paragraph(issuer, bodyFace, { ...centred, keepNext: true }),
    paragraph(day, bodyFace, { ...centred, keepNext: true }),
  ];
}

/** Height that a seal of 42 mm takes in a row of names. */
const sealHeight = mm(44);

/** Joint papers: names in rows, each with room for its own seal; the date under the last. */
function joint(issuers: readonly string[], day: string): Block {
  const widest = Math.max(...issuers.map(widthOf));
  const inRow = Math.min(issuers.length, Math.max(1, Math.min(3, Math.floor(typeArea / widest))));
  const rows = Array.from({ length: Math.ceil(issuers.length / inRow) }, (_, at) =>
    issuers.slice(at * inRow, (at + 1) * inRow),
  );
  const width = Math.floor(typeArea / inRow);
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const borders = { top: none, bottom: none, left: none, right: none };
  const lastRow = rows.length - 1;
  const filler = Array.from({ length: inRow }, (_, at) => at);
  const table = new Table({
    width: { size: typeArea, type: WidthType.DXA },
    columnWidths: filler.map(() => width),
    layout: TableLayoutType.FIXED,
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      (names, row) =>
        new TableRow({
          cantSplit: true,
          ...(row < lastRow ? { height: { value: sealHeight, rule: HeightRule.EXACT } } : {}),
          children: filler.map(
            (at) =>
              new TableCell({
                borders,
                width: { size: width, type: WidthType.DXA },
                children: [centredLine(names[at] ?? "")],
              }),
          ),
        }),
    ),
  });
  const place = (rows[lastRow]?.length ?? 1) - 1;
  return [
    blank("next"),
    table,
    paragraph(day, bodyFace, {
      alignment: AlignmentType.CENTER,
      indent: { left: place * width, right: typeArea - (place + 1) * width },
    }),
  ];
}

function centredLine(text: string): Paragraph {
  return paragraph(text, bodyFace, { alignment: AlignmentType.CENTER, keepNext: true });
}

/** §7.3.5.2: the name two characters from the right, the date begins two characters further in. */
function unsealed({ issuers, date }: OfficialDocument): Block {
  const two = 2 * character.body;
  const day = dateText(date);
  const widest = Math.max(...issuers.map(widthOf));
  const left = typeArea - Math.max(two + widest, two + widthOf(day) + two);
  return [
    ...issuers.map((issuer) =>
      paragraph(issuer, bodyFace, { indent: { left: Math.max(0, left) }, keepNext: true }),
    ),
    paragraph(day, bodyFace, { indent: { left: Math.max(0, left) + two } }),
  ];
}
