import type { Fact } from "#kernel/event.ts";
import { contentOf } from "./content.ts";
import { fact } from "./events.ts";
import type {
  Candidate,
  EnrollmentCommand,
  Nomination,
  ScoreSheet,
  WorkbookRow,
} from "./schema.ts";

type Of<T extends EnrollmentCommand["type"]> = Extract<EnrollmentCommand, { type: T }>;
type Proposed = {
  candidate: Candidate;
  scoreSheet: ScoreSheet;
  nomination: Nomination;
  proposer: string;
  room: string;
  follows?: string;
  source?: WorkbookRow;
};

/** A row of a workbook: screened, drafted and submitted at once, in its proposer's name. */
export function nominate({ type: _type, ...proposed }: Of<"nominate">): Fact[] {
  const { candidate, nomination } = proposed;
  return [
    ...drafted(proposed),
    fact("enrollment.submitted", { content: contentOf({ candidate, nomination }) }),
  ];
}

/** Whoever has taken over a supervised post is proposed by the system; the chain is his own. */
export function draftSuccessor({ type: _type, ...proposed }: Of<"draft-successor">): Fact[] {
  return drafted(proposed);
}

function drafted({ nomination, ...screened }: Proposed): Fact[] {
  return [fact("enrollment.screened", screened), fact("enrollment.drafted", { nomination })];
}
