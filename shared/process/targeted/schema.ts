import * as z from "zod/mini";
import type { Day } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { field, keysOf } from "#kernel/route/form.ts";
import { Id, Ordinal, text } from "#kernel/text/text.ts";
import type { Disposal, Refund } from "#process/disposal/schema.ts";
import type { Attachment } from "#process/file/attachment.ts";
import { DayText, type Finding, Name, Remark } from "#process/finding/schema.ts";
import type { LinkedClue } from "#process/inspection/linked-clue.ts";
import type { KeptRecord } from "#process/inspection/method-record.ts";
import type { Recusal } from "#process/inspection/team.ts";
import type { Report } from "./findings/report.ts";
import type { TargetedPlan } from "./plan/plan.ts";
import { type TargetedStatus, verdicts } from "./terms.ts";

/** One document of a 调取清单; late by working days past the due day. */
export type RequestedDocument = {
  n: number;
  name: string;
  receivedOn?: string;
  lateWorkdays?: number;
};

/** A unit's own word on the documents that it was asked for. */
export type HandedIn = {
  items: readonly { n: number; how: string; files?: readonly string[] | undefined }[];
  by: string;
  on: string;
};

/** 调取清单 as served, with its due day and receipts. */
export type DocumentRequest = {
  servedOn: string;
  servedTo: string;
  due: Due;
  documents: readonly RequestedDocument[];
  /** What units have said of each document, one after the other. */
  handedIn?: readonly HandedIn[];
  /** Why the work went on without the rest. */
  partial?: string;
};

/** A file of the unit's records; its hits are items of their own. */
export const UploadedTable = z.object({
  theme: Name,
  table: Name,
  name: Name,
  key: text(200),
  hash: text(64),
  bytes: z.int(),
});
export type Table = z.infer<typeof UploadedTable> & {
  n: number;
  status: "UPLOADED" | "ANALYZED" | "UNREADABLE";
  problems?: readonly string[];
  problemCount?: number;
  refused?: "state-secret";
};

/** What a comparison says of each file and theme, and how many hits there are in all. */
export type Analysis = {
  tables: readonly {
    n: number;
    status: "ANALYZED" | "UNREADABLE";
    /** First lines of what is wrong with its rows; the whole is counted. */
    problems: readonly string[];
    problemCount: number;
    /** A file that bears the mark of a state secret was not compared, and no copy of it is kept. */
    refused?: "state-secret";
  }[];
  themes: readonly {
    theme: string;
    status: "analyzed" | "unreadable";
    /** Rows of each table: taken in, refused, outside the period. */
    tables: Readonly<Record<string, { read: number; refused: number; outsidePeriod: number }>>;
    notices: readonly string[];
  }[];
  hits: number;
};

export const HitReview = z.object({
  hit: text(24).check(z.regex(/^[0-9a-f]{24}$/, "疑点编号有误")),
  verdict: keysOf(verdicts),
  note: Remark,
});
export type HitReview = z.infer<typeof HitReview>;

/** A person or unit was heard on what was found, before it is confirmed. */
export const Hearing = z.object({
  /** Record id of the person or unit. */
  subject: field("被听取意见的人员（或单位）", Id, { input: "subject" }),
  on: DayText,
  statement: Remark,
});
export type Hearing = z.infer<typeof Hearing>;

/** A served letter that came of an inspection: its unit, 事由 as sent, 文号 and day of service. */
export type ServedLetter = { unitId: string; situation: string; reference: string; doneOn: Day };

/** How a finding on a unit was settled: by a letter (its number), or by simple rectification. */
export const Settlement = z.object({
  finding: Ordinal,
  by: z.enum(["LETTER", "RECTIFICATION"]),
  /** 文号 of the letter, or what proves the rectification. */
  reference: Name,
  doneOn: DayText,
});
export type Settlement = z.infer<typeof Settlement>;

/** The state of a targeted inspection; hits are items beside it, so it stays small. */
export type Targeted = {
  status: TargetedStatus;
  district: string;
  room: string;
  proposer: string;
  plan: TargetedPlan;
  /** What the judges of the plan, and later of the findings, are shown with it. */
  attachments?: readonly Attachment[];
  /** The plan as last approved: what may be inspected. */
  approved?: TargetedPlan;
  enteredAt: string;
  visits: Readonly<Record<string, number>>;
  returns: number;
  recusals: readonly Recusal[];
  requests: readonly DocumentRequest[];
  tables: readonly Table[];
  comparisons: Analysis["themes"];
  hits: { found: number; suspect: number; explained: number };
  records: readonly KeptRecord[];
  onSite?: { beganOn: string; endedOn?: string; note?: string };
  findings: readonly Finding[];
  hearings: readonly Hearing[];
  /** Inspections from before it was asked for have none. */
  report?: Report;
  confirmedOn?: string;
  clues: readonly LinkedClue[];
  disposals: readonly Disposal[];
  refunds: readonly Refund[];
  settlements: readonly Settlement[];
  closedOn?: string;
  result?: string;
};
