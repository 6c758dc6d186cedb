import {
  BorderStyle,
  OverlapType,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from "docx";
import { dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import { character, type Face, mm, paragraph, typeArea } from "./face.ts";

const face: Face = { font: "body", size: "small" };

/** §7.4.1: the first and last rule 0.35 mm, those between 0.25 mm, in eighths of a point. */
const edge = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
const inner = { ...edge, size: 6 };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

/**
 * 版记 (§7.4): copies, and who printed when, between rules as wide as the type area. It floats on the
 * lower edge of the type area of the page of the paragraph behind it: the empty line above the names,
 * kept with them on the last page. LibreOffice takes the indent from the second paragraph behind such a
 * table, so that one is empty too.
 */
export function imprintOf({ copies, printedBy, printedOn }: OfficialDocument): Table {
  const left = character.small;
  const printed = paragraph(`${printedBy}\t${dateText(printedOn)}印发`, face, {
    indent: { left, right: left },
    tabStops: [{ type: TabStopType.RIGHT, position: typeArea - left }],
  });
  const hanging = 3 * character.small;
  const rows = [
    ...(copies.length === 0
      ? []
      : [
          paragraph(`抄送：${copies.join("，")}。`, face, {
            indent: { left: left + hanging, right: left, hanging },
          }),
        ]),
    printed,
  ];
  return new Table({
    width: { size: typeArea, type: WidthType.DXA },
    columnWidths: [typeArea],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    float: {
      // LibreOffice lets a table of the full width float only where it is placed on the page.
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: mm(28),
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      overlap: OverlapType.NEVER,
    },
    borders: {
      top: edge,
      bottom: edge,
      left: none,
      right: none,
      insideHorizontal: inner,
      insideVertical: none,
    },
    rows: rows.map(
      (children) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({ width: { size: typeArea, type: WidthType.DXA }, children: [children] }),
          ],
        }),
    ),
  });
}
