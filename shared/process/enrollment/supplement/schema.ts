import * as z from "zod/mini";
import { whole } from "#kernel/route/form.ts";
import { text } from "#kernel/text/text.ts";
import type { EnrollmentStatus } from "../terms.ts";

/** Statuses in which somebody owes a supplement (D-ENR-6). */
export const supplementing = [
  "RETURNED",
  "PARTY_RETURNED",
  "REVIEW_RETURNED",
] as const satisfies readonly EnrollmentStatus[];

/** 申请延长补充期限: by how many working days, and why; the register says how many at most. */
export const ExtensionRequest = z.object({
  days: whole("延长天数（工作日）", 1, 90),
  reason: text(2000, "请填写延期理由"),
});
export type ExtensionRequest = z.infer<typeof ExtensionRequest>;

/** The one extension of a nomination's, or of a review's, supplement. */
export type SupplementExtension = ExtensionRequest & {
  /** Due day of the supplement as it was when more time was asked for. */
  due: string;
  decision?: "granted" | "denied";
  /** Working days of the whole limit, as long as the supplement that was given more is owed. */
  length?: number;
};
