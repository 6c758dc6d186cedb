import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Attendance, Correction, Learner, SessionPlan } from "./schema.ts";
import type { Standing } from "./terms.ts";

/** What each event of an education session says. */
export type EducationData = {
  "education.planned": SessionPlan & {
    district: string;
    room: string;
    organizer: string;
    participants: readonly Learner[];
  };
  "education.notified": Record<string, never>;
  "education.postponed": { from: string; on: string; reason: string };
  "education.cancelled": { reason: string };
  "education.code-issued": { on: string; hash: string };
  "education.registered": Attendance;
  "education.struck": Correction;
  "education.noted": { personId: string; standing: Standing };
  "education.held": Record<string, never>;
  /** A participant is supervised no more, or has died: the session waits for them no longer. */
  "education.participant-left": { personId: string; on: string };
  "education.confirmed": { on: string; present: number; missing: readonly string[] };
};

/** An education event with its data checked by the compiler. */
export const fact = factsOf<EducationData>();
