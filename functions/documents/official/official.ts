import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from "docx";
import type { OfficialDocument } from "#kernel/document/documents.ts";
import { withCharts } from "../chart/package.ts";
import { bodyOf, chartsOf, enclosuresOf } from "./body.ts";
import { bodyFace, character, hook, mm, runOf } from "./face.ts";
import { headOf } from "./head.ts";
import { imprintOf } from "./imprint.ts";
import { signatureOf } from "./signature.ts";

/** The document as .docx: A4, margins, typefaces and parts of GB/T 9704-2012. */
export async function writeOfficial(document: OfficialDocument): Promise<Uint8Array> {
  const charts = chartsOf(document.body);
  const file = new Document({
    title: document.title,
    creator: document.printedBy,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: runOf(bodyFace) } } },
    sections: [
      {
        properties: { page: page() },
        footers: { default: pageNumber("right"), even: pageNumber("left") },
        children: [
          ...headOf(document),
          ...bodyOf(document.body.slice(0, -1), charts),
          imprintOf(document),
          ...hook(),
          ...bodyOf(document.body.slice(-1), charts, "last"),
          ...enclosuresOf(document.enclosures ?? []),
          ...signatureOf(document),
        ],
      },
    ],
  });
  return withCharts(new Uint8Array(await Packer.toBuffer(file)), charts);
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
