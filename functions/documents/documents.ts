import type { Documents } from "#kernel/document/documents.ts";

/** Bytes that a filled-in form may unpack to; a ZIP of a few KB can claim gigabytes. */
const mostUnpacked = 50_000_000;

/** Word and Excel files; each library is loaded at its first use. */
export function createDocuments(): Documents {
  return {
    docx: async (document) => (await import("./official.ts")).writeOfficial(document),
    xlsx: async (ledger) => (await import("./ledger.ts")).writeLedger(ledger),
    sheets: async (xlsx) => {
      const { unpackedBytes } = await import("../unpacked.ts");
      const { readWorkbook } = await import("../importer/workbook.ts");
      const unpacked = unpackedBytes(xlsx);
      return unpacked === undefined || unpacked > mostUnpacked ? undefined : readWorkbook(xlsx);
    },
  };
}
