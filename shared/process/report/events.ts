import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Count, Line, Report } from "./schema.ts";
import type { ReportOf } from "./span.ts";

/** What each event of a report says. */
export type ReportData = {
  "report.opened": ReportOf & { district: string; by?: string; sums?: NonNullable<Report["sums"]> };
  "report.counted": Count & { version: number; changes?: readonly Line[] };
  "report.recount-asked": { reason: string };
  "report.submitted": { analysis: string; by: string };
  "report.signed": { on: string; by: string };
  "report.correction-opened": { version: number; reason: string; by: string };
};

/** A report's event with its data checked by the compiler. */
export const fact = factsOf<ReportData>();
