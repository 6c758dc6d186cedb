import type { Conductable } from "#kernel/conduct/ask.ts";
import type { Learner } from "#process/education/schema.ts";
import type { EducationType, SignedBy, Standing } from "#process/education/terms.ts";
import type { Festival } from "./festivals.ts";

/** States of a person's education record. */
export const learningStatuses = { ACTIVE: "在册", ENDED: "已退出" } as const;
export type LearningStatus = keyof typeof learningStatuses;

/** D-EDU-1: so many sessions a year, and absences after which a reminder talk follows. */
export const yearly = { sessions: 2, absences: 2 } as const;

/** A session as a participant's record names it. */
export type Session = {
  id: string;
  type: EducationType;
  title: string;
  on: string;
  place: string;
};

/** One session of a person: `n` is also the visit of its questions. */
export type Entry = Session & {
  n: number;
  standing: Standing;
  how?: SignedBy;
  score?: number;
  /** 心得: its outline, or where it lies. */
  reflection?: string;
  note?: string;
  /** Why they were on leave, once a make-up's note stands in its place. */
  leave?: string;
  /** They were on leave; what is made up for later was no absence. */
  onLeave?: "yes";
  madeUpOn?: string;
};

/** A festival's reminder: whether the person has said that they read it. */
export type Reminder = {
  n: number;
  festivals: readonly Festival[];
  /** First day off; the question is closed then. */
  from: string;
  readOn?: string;
  /** The holiday has begun: nobody is asked any more. */
  over?: "yes";
};

/** A talk with the person: at entry (任前/新纳入), or after two absences in a year. */
export type Talk = { n: number; cause: "ENTRY" | "ABSENCES"; on?: string; outline?: string };

/** The state of a person's education record; what is older than three years is in its events only. */
export type Learning = Conductable & {
  status: LearningStatus;
  district: string;
  room: string;
  person: Learner;
  since: string;
  entries: readonly Entry[];
  reminders: readonly Reminder[];
  talks: readonly Talk[];
  /** How often the six-month clock has begun, and from which day it runs now. */
  clock: { n: number; from: string };
  /** Numbers of questions so far. */
  asked: number;
  endedOn?: string;
};
