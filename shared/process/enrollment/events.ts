import type { Fact } from "#kernel/event.ts";
import type {
  Candidate,
  Consent,
  Nomination,
  Recusal,
  Return,
  ScoreSheet,
  Study,
} from "./schema.ts";
import type { Stage } from "./transitions.ts";

/** What each event of an enrollment says. */
export type EnrollmentData = {
  "enrollment.screened": {
    candidate: Candidate;
    scoreSheet: ScoreSheet;
    proposer: string;
    room: string;
  };
  "enrollment.drafted": { nomination: Nomination };
  "enrollment.revised": {
    nomination: Nomination;
    candidate: Candidate;
    /** Names of the fields that differ from before. */
    changed: readonly string[];
  };
  "enrollment.submitted": { content: string };
  "enrollment.stage-opened": { stage: Stage; visit: number };
  "enrollment.returned": Omit<Return, "at">;
  "enrollment.resubmitted": { route: "to-room" | "to-deputy" | "resend" | "restudy" };
  "enrollment.studied": { study: Study };
  "enrollment.requested": { documentNumber: string; sentOn: string; classification: string };
  "enrollment.activated": { consent: Consent; effectiveOn: string };
  "enrollment.duties-opened": { duties: readonly string[] };
  "enrollment.recusal-registered": Omit<Recusal, "at">;
  "enrollment.taken-back": { stage: Stage; person: string; opinion: string };
  "enrollment.person-left-post": { reason: string };
  "enrollment.withdrawn": { reason: string };
  "enrollment.resumed": { status: string };
  "enrollment.workflow-failed": { error: string };
};

/** An enrollment event with its data checked by the compiler. */
export function fact<T extends keyof EnrollmentData>(type: T, data: EnrollmentData[T]): Fact {
  return { type, data };
}
