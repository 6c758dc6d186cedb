import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { choice, day, lines, maybe, words } from "#kernel/route/form.ts";
import type { ReportOf } from "./span.ts";
import { type ReportStatus, reportTypes } from "./terms.ts";

/** Which report is wanted: any day of its period tells the period. */
export const Wanted = z.object({
  report: choice("报告种类", reportTypes),
  on: day("统计期内任意一天", { hint: "期间结束后方可统计" }),
  room: maybe(words("监督检查室", 60, { hint: "不填为全区" })),
});
export type Wanted = z.infer<typeof Wanted>;

export const Analysis = lines("情况分析", 3000);
export const Reason = lines("更正理由", 500);

export type Line = { label: string; value: string };

/**
 * The figures as they were counted. They lie beside the record with the ids that each of them counts;
 * `hash` is of all that, and names where it lies. `lines` are what signs: the figures in words.
 */
export type Count = { on: string; hash: string; lines: readonly Line[] };

/** A signed version that a later one has replaced. */
export type Former = {
  version: number;
  count: Count;
  analysis: string;
  signed: { on: string; by: string };
  /** Why there is a later version. */
  reason: string;
};

/** The state of a report. */
export type Report = Conductable &
  ReportOf & {
    status: ReportStatus;
    district: string;
    /** Of a municipality: the districts whose reports it adds up, as they were when it was opened. */
    sums?: readonly { district: string; name: string }[];
    /** Who drew it up, or is to; nobody in particular where the calendar has opened it. */
    drafter?: string;
    version: number;
    count?: Count;
    /** What differs from the version before, figure by figure. */
    changes?: readonly Line[];
    analysis?: string;
    signed?: { on: string; by: string };
    former: readonly Former[];
  };

/** Versions that a report may have: its record with all of them stays far below the store's limit. */
export const mostVersions = 12;
