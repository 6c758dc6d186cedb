import type { ReadWorkbook } from "#kernel/document/documents.ts";
import { secretIn } from "#kernel/text/marks.ts";
import { type Limits, tableLimits } from "../workbook/limits.ts";

/**
 * All sheets of an .xlsx that people see. Refused with why: one that is none, damaged, locked, or beyond the
 * limits, and one that bears the mark of a state secret, be it on a hidden sheet or in the head of a page.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: Limits = tableLimits,
): Promise<ReadWorkbook> {
  const [{ openWorkbook }, { UnreadableWorkbook }, { lookIntoOffice }] = await Promise.all([
    import("../workbook/read.ts"),
    import("../workbook/limits.ts"),
    import("../look/office.ts"),
  ]);
  try {
    const sheets = openWorkbook(bytes, limits).map(({ name, rows }) => ({ name, rows: rows() }));
    const secretAt = secretIn(sheets);
    if (secretAt !== undefined) return { secretAt };
    return lookIntoOffice(bytes) === "state-secret" ? { secretAt: "" } : { sheets };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { problem: error.message };
    throw error;
  }
}
