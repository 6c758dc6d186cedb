import type { Sheet } from "#kernel/document/documents.ts";
import { type Limits, tableLimits } from "../workbook/limits.ts";

/** All sheets of an .xlsx that people see; undefined when it is none, damaged, or beyond the limits. */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: Limits = tableLimits,
): Promise<Sheet[] | undefined> {
  const [{ openWorkbook }, { UnreadableWorkbook }] = await Promise.all([
    import("../workbook/read.ts"),
    import("../workbook/limits.ts"),
  ]);
  try {
    return openWorkbook(bytes, limits).map(({ name, rows }) => ({ name, rows: rows() }));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return undefined;
    throw error;
  }
}
