import * as z from "zod/mini";
import type { Due } from "#kernel/deadline/types.ts";
import { Code, Id, note, Ordinal, text } from "#kernel/text/text.ts";
import { type Disposal, DisposalInput, Refund } from "#process/disposal/schema.ts";
import { Attachment, maxAttachments } from "#process/file/attachment.ts";
import { DayText, type Finding, FindingInput, Name, Text } from "#process/finding/schema.ts";
import { EndedClue, LinkedClue } from "#process/inspection/linked-clue.ts";
import { type KeptRecord, MethodRecord } from "#process/inspection/method-record.ts";
import { type Recusal, Replacement } from "#process/inspection/team.ts";
import { TargetedPlan } from "./plan/plan.ts";
import type { TargetedStatus } from "./terms.ts";

/** One document of a 调取清单; late by working days past the due day. */
export type RequestedDocument = {
  n: number;
  name: string;
  receivedOn?: string;
  lateWorkdays?: number;
};

/** 调取清单 as served, with its due day and receipts. */
export type DocumentRequest = {
  servedOn: string;
  servedTo: string;
  due: Due;
  documents: readonly RequestedDocument[];
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
};

/** What a comparison says of each file and theme, and how many hits there are in all. */
export const Analysis = z.object({
  tables: z
    .array(
      z.object({
        n: Ordinal,
        status: z.enum(["ANALYZED", "UNREADABLE"]),
        /** First lines of what is wrong with its rows; the whole is counted. */
        problems: z.array(note(500)).check(z.maxLength(50)),
        problemCount: z.int().check(z.nonnegative()),
      }),
    )
    .check(z.maxLength(20)),
  themes: z
    .array(
      z.object({
        theme: Name,
        status: z.enum(["analyzed", "unreadable"]),
        /** Rows of each table: taken in, refused, outside the period. */
        tables: z.record(
          Name,
          z.object({ read: z.int(), refused: z.int(), outsidePeriod: z.int() }),
        ),
        notices: z.array(note(500)).check(z.maxLength(50)),
      }),
    )
    .check(z.maxLength(5)),
  hits: z.int().check(z.nonnegative()),
});
export type Analysis = z.infer<typeof Analysis>;

export const HitReview = z.object({
  hit: text(24).check(z.regex(/^[0-9a-f]{24}$/, "疑点编号有误")),
  verdict: z.enum(["SUSPECT", "EXPLAINED"]),
  note: Text,
});
export type HitReview = z.infer<typeof HitReview>;

/** A person or unit was heard on what was found, before it is confirmed. */
export const Hearing = z.object({
  /** Record id of the person or unit. */
  subject: Id,
  on: DayText,
  statement: Text,
});
export type Hearing = z.infer<typeof Hearing>;

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
  /** What whoever judges the plan, and later the findings, is shown with it. */
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
  confirmedOn?: string;
  clues: readonly LinkedClue[];
  disposals: readonly Disposal[];
  refunds: readonly Refund[];
  settlements: readonly Settlement[];
  closedOn?: string;
  result?: string;
};

export const TargetedCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("draft"), plan: TargetedPlan }),
  z.object({ type: z.literal("revise"), plan: TargetedPlan }),
  z.object({
    type: z.literal("attach"),
    attachments: z.array(Attachment).check(z.maxLength(maxAttachments)),
  }),
  z.object({ type: z.literal("submit") }),
  z.object({ type: z.literal("widen"), plan: TargetedPlan, reason: Text }),
  z.object({
    type: z.literal("serve"),
    servedOn: DayText,
    servedTo: Name,
    documents: z.array(Name).check(z.minLength(1, "调取清单至少一项"), z.maxLength(30)),
  }),
  z.object({
    type: z.literal("receive"),
    documents: z.array(Ordinal).check(z.minLength(1), z.maxLength(30)),
    receivedOn: DayText,
  }),
  z.object({ type: z.literal("go-on-partial"), note: Text }),
  z.extend(UploadedTable, { type: z.literal("add-table") }),
  z.object({ type: z.literal("note-analysis"), analysis: Analysis }),
  z.object({ type: z.literal("analyze-again") }),
  z.object({ type: z.literal("review-hit"), review: HitReview }),
  z.object({ type: z.literal("begin-on-site"), on: z.optional(DayText) }),
  z.object({ type: z.literal("record-method"), record: MethodRecord }),
  z.object({ type: z.literal("replace-inspector"), ...Replacement.shape }),
  z.object({ type: z.literal("end-on-site"), note: Text, on: z.optional(DayText) }),
  z.object({ type: z.literal("find"), finding: FindingInput }),
  z.object({ type: z.literal("hear"), hearing: Hearing }),
  z.object({ type: z.literal("submit-findings") }),
  z.object({ type: z.literal("open-disposal") }),
  z.object({ type: z.literal("note-clue"), clue: LinkedClue }),
  z.object({ type: z.literal("end-clue"), clue: EndedClue }),
  z.object({ type: z.literal("dispose"), disposal: DisposalInput }),
  z.object({ type: z.literal("refund"), refund: Refund }),
  z.object({ type: z.literal("settle"), settlement: Settlement }),
  z.object({ type: z.literal("cancel"), reason: Text }),
  z.object({ type: z.literal("open-stage"), stage: Code }),
  z.object({ type: z.literal("lapse"), stage: Code }),
  z.object({ type: z.literal("resume") }),
  z.object({ type: z.literal("record-failure"), error: note(4000) }),
]);
export type TargetedCommand = z.infer<typeof TargetedCommand>;

/** The part of the commands that one file decides. */
export type Of<T extends TargetedCommand["type"]> = Extract<TargetedCommand, { type: T }>;
