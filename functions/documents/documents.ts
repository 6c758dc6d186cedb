import type { Documents } from "#kernel/document/documents.ts";

/** Word and Excel files; each library is loaded at its first use. */
export function createDocuments(): Documents {
  return {
    docx: async (document) => (await import("./official/official.ts")).writeOfficial(document),
    xlsx: async (...ledgers) => (await import("./workbook/ledger.ts")).writeLedger(...ledgers),
    sheets: async (xlsx) => {
      const [{ readWorkbook }, { formLimits }] = await Promise.all([
        import("../importer/workbook.ts"),
        import("../workbook/limits.ts"),
      ]);
      return readWorkbook(xlsx, formLimits);
    },
  };
}
