import type * as z from "zod/mini";
import { factsOf } from "#kernel/conduct/evolve.ts";
import { ofDay, ofMatter, ofPaper, papersOf } from "#kernel/record/borne.ts";
import { ofDisposal } from "#process/disposal/check.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import type {
  Archive,
  Clue,
  Content,
  Opined,
  Origin,
  Routing,
  SpotCheck,
  Study,
  SubjectLeft,
} from "./schema.ts";
import type { ClosingKind, Round, Source } from "./terms.ts";

/** What each event of a clue says: the vocabulary of its audit. */
export type ClueData = {
  "clue.received": z.infer<typeof Content> & {
    district: string;
    routing: Routing;
    origin?: Origin;
    source?: Source;
    sourceNumber?: string;
    rank?: string;
    headsPartyOrgan?: "yes" | "no";
    reporter?: "NAMED" | "ANONYMOUS";
    urgent?: "yes";
    /** Ids of officers whose name is that of the person. */
    accusedOfficers?: readonly string[];
  };
  "clue.registered": { number: string; registeredOn: string };
  "clue.assignment-proposed": { room: string; opinion: string };
  "clue.assignment-approved": { on: string };
  "clue.disputed": { reason: string };
  "clue.jurisdiction-decided": {
    by: string;
    document: string;
    on: string;
    ours: "yes" | "no";
    leads: string;
  };
  "clue.signed": { handlers: readonly string[]; on: string };
  "clue.studied": { study: Study };
  "clue.look-asked": { reason: string };
  "clue.look-approved": { on: string };
  "clue.looked": { result: string; on: string };
  "clue.opined": { opinion: Opined };
  "clue.opinion-returned": { to: Round; reason: string };
  "clue.way-approved": { leads: string; on: string; party?: { document: string } };
  "clue.talk-entrusted": { to: string; servedOn: string };
  "clue.talked": { talk: Clue["talks"][number] };
  "clue.statement-received": { on: string };
  "clue.inquiry-served": { inquiry: NonNullable<Clue["inquiry"]> };
  /** `toldHead`: the head of the unit who was told of it. */
  "clue.reply-urged": { on: string; toldHead?: string };
  "clue.reply-received": { reply: Clue["replies"][number] };
  "clue.no-reply": { on: string };
  "clue.spot-checked": { check: SpotCheck };
  "clue.team-named": { team: readonly string[] };
  /** `length`: the whole limit in months, the extension with it. */
  "clue.verification-extended": { months: number; document: string; length?: number };
  "clue.verified": { report: NonNullable<NonNullable<Clue["verification"]>["report"]> };
  "clue.taken-up": { reason: string };
  "clue.filing-announced": { on: string; officers: readonly string[]; unitToldOn: string };
  "clue.filing-extended": { months: number; document: string; length?: number };
  "clue.sent-to-trial": { on: string };
  "clue.trial-extended": NonNullable<NonNullable<Clue["trial"]>["extension"]>;
  "clue.tried": { opinion: string };
  "clue.measure-decided": { disposal: Disposal };
  "clue.decision-served": { on: string };
  /** Months granted, those of the whole limit with them, and the paper that grants them. */
  "clue.execution-extended": NonNullable<Clue["executionExtension"]>;
  "clue.executed": { on: string; note: string };
  "clue.passed-on": { receiver: string; sentOn: string; receipt: string };
  "clue.merged": { into: string; reason: string };
  "clue.joined": { other: string };
  "clue.closed": { on: string; kind: ClosingKind; note: string };
  "clue.person-told": { on: string; document: string };
  /** `how`: one of `clearings`. */
  "clue.cleared": { on: string; how: string };
  "clue.subject-left": SubjectLeft;
  "clue.subject-left-withdrawn": { reason: string; on: string };
  "clue.talk-called-off": { on: string };
  "clue.leak-reported": { officer: string; facts: string };
  "clue.routed": { room: string; object: Routing["object"] };
  "clue.archived": Archive & { on: string };
  "clue.prioritised": { reason: string };
};

/** A clue event with its data checked by the compiler. */
export const fact = factsOf<ClueData>();

/** Numbers of its papers; other organs number their own, each for itself. */
export const papers = papersOf<Clue, ClueData>({
  "clue.jurisdiction-decided": ({ by, document, on }) => [
    ofDay("jurisdiction", `${by} ${document}`, on),
  ],
  "clue.person-told": ({ document, on }) => [ofDay("clue-answer", document, on)],
  // A paper that hands over several clues is received as one.
  "clue.received": ({ source = "", sourceNumber, receivedOn }) =>
    sourceNumber === undefined
      ? []
      : ofPaper("handed-over", `${source} ${sourceNumber}`, receivedOn),
  // One collective study of a room may be about several clues; each room numbers its own.
  "clue.studied": ({ study: { minutes, on } }, { state }) =>
    ofPaper("study-minutes", `${state?.routing.room ?? ""} ${minutes}`, on),
  "clue.way-approved": ({ party, on }) =>
    party === undefined ? [] : ofPaper("party-approval", party.document, on),
  "clue.verification-extended": ({ document }, { id }) => leaveOf(document, id, "verification"),
  "clue.filing-extended": ({ document }, { id }) => leaveOf(document, id, "filing"),
  "clue.trial-extended": ({ document }, { id }) => leaveOf(document, id, "trial"),
  "clue.execution-extended": ({ document }, { id }) => leaveOf(document, id, "execution"),
  "clue.measure-decided": ({ disposal }) => ofDisposal(disposal),
  // Clues that were joined are filed together.
  "clue.archived": ({ number }, { id, state }) => [
    { kind: "archive", number, document: `of ${state?.mergedInto ?? id}` },
  ],
});

/** One leave is for one limit of one matter. */
function leaveOf(document: string, id: string, limit: string) {
  return ofMatter("longer", document, `${id} ${limit}`);
}
