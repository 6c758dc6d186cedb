import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { keysOf } from "#kernel/route/form.ts";
import { DayText, libraryId, note, text } from "#kernel/text/text.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { PeriodOfDays } from "#process/finding/schema.ts";
import type { ReportFile } from "./intake/report.ts";
import {
  type Appeal,
  type Category,
  type Conclusion,
  channels,
  type PetitionStatus,
  type Signature,
  signatures,
} from "./terms.ts";

/**
 * What the petition office writes of a report: all that handlers, lists, ledgers and notices ever
 * hold. Neither the reporter nor the report's own words are in it.
 */
export const Registration = z.object({
  /** The accused in the library, where known; ties and routing hang on it. */
  personId: z.optional(libraryId("person")),
  accused: text(100),
  post: z._default(note(200), ""),
  town: z._default(note(100), ""),
  area: keysOf(contentAreas),
  summary: text(1000),
  /** Of what time the facts are, where the report says so. */
  period: z.optional(PeriodOfDays),
  /** Heads of how many people; five or more need representatives (信访工作条例 Art. 20). */
  people: z._default(z.int().check(z.gte(1), z.lte(10_000)), 1),
  representatives: z._default(z.int().check(z.gte(0), z.lte(5, "集体访应推选不超过 5 名代表")), 0),
  /** Retaliation against the reporter is told to the secretary on the same day. */
  retaliation: z._default(z.enum(["yes", "no"]), "no"),
});
export type Registration = z.infer<typeof Registration>;

/** Where the report's words and files lie, by hash; the words themselves are never in an event. */
export const Sealed = z.object({
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  files: z
    .array(
      z.object({
        key: text(200),
        sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        bytes: z.int(),
      }),
    )
    .check(z.maxLength(10)),
});
export type Sealed = z.infer<typeof Sealed>;

/** What is known when a report comes in. */
export const Arrival = z.object({
  channel: keysOf(channels),
  signature: keysOf(signatures),
  /** Day of the unit's stamp; the clocks run from it. */
  receivedOn: DayText,
  content: Sealed,
  /** The reporter says that they are retaliated against: the secretary hears of it with the filing. */
  retaliation: z.optional(z.literal("yes")),
  /** Hash of the receipt, where the reporter has one. */
  receiptHash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
});
export type Arrival = z.infer<typeof Arrival>;

/** One message between the office and the reporter: its hash, and where its files lie. */
export type Message = { n: number; from: "office" | "reporter"; on: string; content: Sealed };

/** The state of a petition. */
export type Petition = Conductable &
  Arrival & {
    status: PetitionStatus;
    district: string;
    registeredOn: string;
    registration?: Registration;
    /** 信访编号, e.g. XF-2026-0001. */
    number?: string;
    registeredBy?: string;
    /** Officers of the list whose name is that of the accused: kept from it. */
    accusedOfficers?: readonly string[];
    identity?: { result: "CONFIRMED" | "UNCONFIRMED"; on: string; how: string };
    category?: Category;
    /** Where it is somebody punished who appeals against the decision. */
    appeal?: Appeal | undefined;
    routing?: { room: string; object: "ACTIVE" | "FORMER" | "NONE" };
    acceptedOn?: string;
    /** Told of acceptance or refusal, and of the result. */
    noticedOn?: string;
    /** How they were told; one of `tellings`. */
    noticedBy?: string;
    handedOverOn?: string;
    archive?: { number: string; on: string };
    clueId?: string;
    /** 线索编号, once the clue is registered. */
    clueNumber?: string;
    /** In the unit of the limit: months of D-PET-6, days of D-PET-9. */
    extendedBy?: number;
    /** Why it takes longer, as the reporter is to be told; and when they were. */
    extensionReason?: string;
    extensionToldOn?: string;
    /** The whole limit with the extension, in the same unit. */
    length?: number;
    /** What the room told the petition office of the result (D-PET-7). */
    result?: { outline?: string; on: string };
    completed?: { on: string; conclusion: Conclusion };
    feedback: readonly { on: string; how: string; reached: "yes" | "no"; outline?: string }[];
    objections: readonly { on: string; content: Sealed; answer?: string }[];
    messages: readonly Message[];
    /** Papers that came with a letter or visit, lot by lot, as the counter has scanned them. */
    scans?: readonly { on: string; content: Sealed }[];
    duplicateOf?: string;
    repeats: readonly string[];
    passedOn?: { receiver: string; on: string; receipt: string; by: string };
    /** The lower organ that it was entrusted to, and what it reported. */
    entrusted?: { to: string; reportedOn?: string; outline?: string };
    purged?: { ground: string; by: readonly string[]; on: string };
    withdrawnOn?: string;
    /** Who may open the identity, until when. */
    opening?: { officer: string; reason: string; until?: string };
    missed: readonly { code: string; due: string; reason?: string }[];
  };

export type { ReportFile, Signature };
