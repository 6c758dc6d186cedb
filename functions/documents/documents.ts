import type { Documents } from "#kernel/document/documents.ts";
import type { Picture } from "#kernel/document/picture.ts";

/** A picture as it goes into a paper: pixels, and the bitmap for programs that know no SVG. */
export type Drawn = { svg: string; width: number; height: number; fallback: Uint8Array };

/** Draws a picture; only functions whose papers have pictures bring one that can. */
export type Draw = (picture: Picture) => Promise<Drawn>;

/** Word and Excel files; each library is loaded at its first use. */
export function createDocuments(draw: Draw = cannotDraw): Documents {
  return {
    docx: async (document) =>
      (await import("./official/official.ts")).writeOfficial(document, draw),
    xlsx: async (...ledgers) => (await import("./workbook/ledger.ts")).writeLedger(...ledgers),
    svg: async (picture) => (await draw(picture)).svg,
    sheets: async (xlsx) => {
      const [{ readWorkbook }, { formLimits }] = await Promise.all([
        import("../importer/workbook.ts"),
        import("../workbook/limits.ts"),
      ]);
      return readWorkbook(xlsx, formLimits);
    },
  };
}

function cannotDraw(): Promise<never> {
  return Promise.reject(new Error("This function draws no pictures"));
}
