import type { Documents } from "#kernel/document/documents.ts";
import type { Picture } from "#kernel/document/picture.ts";

/** Draws a picture as SVG text; only functions that answer with pictures bring one that can. */
export type Draw = (picture: Picture) => Promise<string>;

/** Word and Excel files that are written and never read; each library is loaded at its first use. */
export function createPapers(draw: Draw = cannotDraw): Documents {
  return {
    docx: async (document) => (await import("./official/official.ts")).writeOfficial(document),
    xlsx: async (...ledgers) => (await import("./workbook/ledger.ts")).writeLedger(...ledgers),
    svg: draw,
    sheets: () => Promise.reject(new Error("This function reads no workbooks")),
  };
}

function cannotDraw(): Promise<never> {
  return Promise.reject(new Error("This function draws no pictures"));
}
