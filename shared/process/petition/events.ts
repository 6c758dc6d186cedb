import { factsOf } from "#kernel/conduct/evolve.ts";
import { ofMatter, papersOf } from "#kernel/record/borne.ts";
import type { Fact } from "#kernel/record/event.ts";
import { type Typed, typedIntoTasks } from "#kernel/record/typed.ts";
import type { Arrival, Message, Petition, Registration, Sealed } from "./schema.ts";
import type { Appeal, Category, Conclusion } from "./terms.ts";

/** What each event of a petition says: hashes and what the office has written, never the report's words. */
export type PetitionData = {
  "petition.received": Arrival & {
    district: string;
    /** Ids of officers whose name is among what the reporter calls the accused. */
    accusedOfficers?: readonly string[];
  };
  "petition.registered": {
    registration: Registration;
    number: string;
    /** Ids of officers whose name is that of the accused. */
    accusedOfficers?: readonly string[];
  };
  "petition.identity-checked": NonNullable<Petition["identity"]>;
  "petition.accepted": { category: Category; on: string; appeal?: Appeal | undefined };
  "petition.not-accepted": { reason: string; on: string };
  "petition.handed-over": { room: string; object: "ACTIVE" | "FORMER" | "NONE" };
  "petition.routed": { room: string; object: "ACTIVE" | "FORMER" | "NONE" };
  "petition.noticed": { on: string; how: string };
  "petition.taken": { on: string };
  "petition.clue-opened": { clueId: string; number?: string };
  "petition.extended": {
    months: number;
    document: string;
    days?: number;
    reason?: string;
    /** The whole limit with the extension, in its own unit. */
    length?: number;
  };
  "petition.extension-told": { on: string; how: string };
  /** It was entrusted to a lower organ, which is to report what came of it. */
  "petition.report-wanted": { of: string };
  "petition.reported-back": { on: string; outline?: string };
  "petition.completed": { on: string; conclusion: Conclusion };
  "petition.result-reported": { outline?: string; on: string };
  "petition.fed-back": Petition["feedback"][number];
  "petition.objected": { content: Sealed; on: string };
  "petition.objection-explained": { answer: string; on: string };
  "petition.messaged": { message: Message };
  "petition.counter-opened": { officer: string };
  "petition.scanned": { content: Sealed; on: string };
  "petition.receipt-issued": { receiptHash: string };
  "petition.duplicate": { of: string };
  "petition.repeated": { by: string };
  "petition.passed-on": { receiver: string; on: string; receipt: string };
  "petition.purged": { ground: string; by: readonly string[]; on: string };
  "petition.destroyed": { hashes: readonly string[]; on: string };
  "petition.urgent": { reason: "RETALIATION" };
  "petition.urgent-handled": { opinion: string };
  "petition.identity-asked": { officer: string; reason: string };
  "petition.identity-granted": { officer: string; until: string };
  "petition.identity-refused": { officer: string; reason: string };
  "petition.identity-read": { officer: string };
  "petition.content-read": { officer: string; hash: string };
  "petition.withdrawn-by-reporter": { on: string };
  "petition.false": { grounds: string };
  "petition.cleared": { on: string; how: string };
  "petition.archived": { on: string; number?: string };
  "petition.clock-missed": { code: string; due: string };
  "petition.clock-explained": { code: string; reason: string };
};

/** A petition event with its data checked by the compiler. */
export const fact = factsOf<PetitionData>();

/** Numbers of its papers: one leave is for one matter. */
export const papers = papersOf<Petition, PetitionData>({
  "petition.extended": ({ document }, { id }) => ofMatter("longer", document, id),
});

/** A report that has come in; who of the office is accused in it lies apart, as the rest of what it says. */
export function receivedFact({
  accusedOfficers,
  ...data
}: PetitionData["petition.received"]): Fact {
  const apart = accusedOfficers === undefined ? {} : { apart: { accusedOfficers } };
  return { type: "petition.received", data, ...apart };
}

/**
 * The registration of a report, what the office has written of it kept apart: 检举控告规则 Art. 15 lets
 * no extract stay where the report belongs to the upper level.
 */
export function registeredFact({ number, ...apart }: PetitionData["petition.registered"]): Fact {
  return { type: "petition.registered", data: { number }, apart };
}

/** What people type about a petition: it may repeat what must not stay. */
export const typed: Typed = {
  ...typedIntoTasks,
  "petition.not-accepted": ["reason"],
  "petition.extended": ["reason"],
  "petition.result-reported": ["outline"],
  "petition.reported-back": ["outline"],
  "petition.fed-back": ["outline"],
  "petition.objection-explained": ["answer"],
  "petition.urgent-handled": ["opinion"],
  "petition.identity-asked": ["reason"],
  "petition.identity-refused": ["reason"],
  "petition.false": ["grounds"],
  "petition.reassigned": ["reason"],
  "petition.recusal-registered": ["detail"],
};
