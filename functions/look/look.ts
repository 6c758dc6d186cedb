import type { Within } from "#kernel/world.ts";

/** Word, Excel and PDF by their first bytes; all others hold nothing that is looked for. */
const beginnings = { zip: "PK\u0003\u0004", pdf: "%PDF-" } as const;

/** Readers take what has the mark of a PDF within so many bytes (ISO 32000-1, annex H, 3.4.1); so it is looked into. */
const pdfWithin = 1_024;

/**
 * What lies within a file that neither its name nor its first bytes tell: the mark of a state secret
 * (docx, xlsx, pdf as far as its fonts tell their signs), macros and scripts (docx, xlsx, pdf), or
 * something else than a document. What a picture shows is not read, nor a scan in a PDF: pixels.
 */
export async function lookInto(bytes: Uint8Array): Promise<Within> {
  const head = Buffer.from(bytes.subarray(0, pdfWithin + beginnings.pdf.length)).toString("latin1");
  if (head.startsWith(beginnings.zip)) return (await import("./office.ts")).lookIntoOffice(bytes);
  if (head.includes(beginnings.pdf)) return (await import("./pdf.ts")).lookIntoPdf(bytes);
  return "nothing";
}
