import * as z from "zod/mini";
import { form, whole } from "#kernel/route/form.ts";
import type { FormSpec } from "#kernel/task/schema.ts";
import { Id, Ordinal, text } from "#kernel/text/text.ts";
import { filesPart, perDemand } from "../per-demand.ts";

/** Longest extension of a unit's rectification, in calendar days. */
const mostDays = 30;

/** 申请延期. */
export const extensionForm = form({ days: whole("申请延期天数（至多 30 日）", 1, mostDays) });

const Done = text(500);

/** What the unit has done about each finding, and by what that is shown. */
export function rectifyForm(findings: readonly number[]): FormSpec {
  return perDemand(findings, {
    done: { label: "整改情况", input: "lines", longest: 500, schema: Done },
    evidence: { label: "佐证材料", input: "text", schema: Done },
    files: filesPart("佐证材料"),
  });
}

/** The form as it is handed in. */
export const Handed = z.object({
  items: z.array(
    z.object({
      demand: Ordinal,
      done: Done,
      evidence: Done,
      files: z.optional(z.array(Id).check(z.maxLength(100))),
    }),
  ),
});
