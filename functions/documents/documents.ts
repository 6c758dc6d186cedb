import type { Documents } from "#kernel/document/documents.ts";
import { createPapers, type Draw } from "./papers.ts";

/** Papers that are written, and workbooks that people fill in, read within the bounds of a form. */
export function createDocuments(draw?: Draw): Documents {
  return {
    ...createPapers(draw),
    sheets: async (xlsx) => {
      const [{ readWorkbook }, { formLimits }] = await Promise.all([
        import("../importer/workbook.ts"),
        import("../workbook/limits.ts"),
      ]);
      return readWorkbook(xlsx, formLimits);
    },
  };
}
