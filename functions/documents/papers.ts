import type { Documents } from "#kernel/document/documents.ts";
import type { Picture } from "#kernel/document/picture.ts";

/** A picture as it goes into a paper: pixels, and the bitmap for programs that know no SVG. */
export type Drawn = { svg: string; width: number; height: number; fallback: Uint8Array };

/** Draws a picture; only functions whose papers have pictures bring one that can. */
export type Draw = (picture: Picture) => Promise<Drawn>;

/** Word and Excel files that are written and never read; each library is loaded at its first use. */
export function createPapers(draw: Draw = cannotDraw): Documents {
  return {
    docx: async (document) =>
      (await import("./official/official.ts")).writeOfficial(document, draw),
    xlsx: async (...ledgers) => (await import("./workbook/ledger.ts")).writeLedger(...ledgers),
    svg: async (picture) => (await draw(picture)).svg,
    sheets: () => Promise.reject(new Error("This function reads no workbooks")),
  };
}

function cannotDraw(): Promise<never> {
  return Promise.reject(new Error("This function draws no pictures"));
}
