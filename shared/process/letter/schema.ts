import type { Day } from "#kernel/deadline/day.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Consultation } from "./paper/consultation.ts";
import type { LetterContent } from "./paper/content.ts";
import type { aspects, LetterStatus, objectionAnswers, results } from "./terms.ts";

/** 发文字号 as given: the text and its place in the year's row. */
export type LetterNumber = { text: string; code: string; year: number; number: number };

/** 送达回证: who received the letter, on which day, how. */
export type Service = { receivedBy: string; servedOn: Day; mode: string };

/** A limit that runs for the unit: register code, base day, length in the code's unit. */
export type Clock = { code: string; base: Day; length: number };
export type Clocks = { plan: Clock; rectification: Clock };

export type PlanItem = { demand: number; measure: string; owner: string; doneBy: Day };
export type FeedbackItem = {
  demand: number;
  done: string;
  evidence: string;
  /** Ids of files sent in as evidence. */
  files?: readonly string[];
};

export type Feedback = {
  submittedOn: Day;
  /** Calendar days past the due day; 0 when in time. */
  lateDays: number;
  /** The unit's head, who signs the report. */
  signedBy: string;
  items: readonly FeedbackItem[];
};

export type Evaluation = {
  evaluatedOn: Day;
  /** 0 to 100 in each aspect. */
  scores: Readonly<Record<keyof typeof aspects, number>>;
  results: readonly { demand: number; result: keyof typeof results }[];
  /** Rules that the unit has made or revised, as found; what an earlier evaluation counted is not among them. */
  institutionsMade?: number;
  /** Calendar days for what is still to be done. */
  redoDays?: number;
  opinion: string;
  conclusion?: "closed" | "redo" | "exhausted";
  confirmedOn?: Day;
};

export type Objection = {
  reasons: string;
  lodgedOn: Day;
  answer?: keyof typeof objectionAnswers;
  answeredOn?: Day;
  opinion?: string;
};

export type Extension = {
  days: number;
  reasons: string;
  askedOn: Day;
  decision?: "granted" | "denied";
  decidedOn?: Day;
};

/** Why the letter counts as refused: in writing, by silence, or after two vain rectifications. */
export type RefusalGround = "written" | "silence" | "redo-exhausted";

/** The state of one letter. */
export type Letter = {
  status: LetterStatus;
  proposer: string;
  room: string;
  content: LetterContent;
  /** What the approvers are shown with it. */
  attachments?: readonly Attachment[];
  /** The record that it came of, e.g. an inspection. */
  source?: { kind: string; id: string };
  /** The closed letter whose problems have come back. */
  follows?: string;
  /** Instant at which the present status began. */
  enteredAt: string;
  /** How often each stage has been asked. */
  visits: Readonly<Record<string, number>>;
  recusals: readonly { person: string; relation: string; detail: string; at: string }[];
  returns: readonly { from: LetterStatus; reason: string; at: string }[];
  consultations: readonly (Consultation & { beganOn: Day; opinion?: string; endedOn?: Day })[];
  /** Day on which the secretary signed; the letter's date. */
  approvedOn?: Day;
  number?: LetterNumber;
  signedOn?: Day;
  voidedNumbers: readonly { text: string; reason: string; on: Day }[];
  service?: Service;
  /** Id of the unit that holds the letter; it may read it from now on. */
  servedTo?: string;
  clocks?: Clocks;
  objection?: Objection;
  /** What an amendment has replaced. */
  former: readonly { number: LetterNumber; service: Service; objection: Objection }[];
  plan?: { submittedOn: Day; items: readonly PlanItem[]; files?: readonly string[] };
  extension?: Extension;
  feedbacks: readonly Feedback[];
  evaluations: readonly Evaluation[];
  refusal?: { ground: RefusalGround; reason: string; on: Day };
  referral?: { to: string; on: Day; measure: string };
  closedOn?: Day;
  revisit?: { on: Day; methods: string; finding: string; relapsed: "yes" | "no" };
  ended?: { reason: string; at: string };
};
