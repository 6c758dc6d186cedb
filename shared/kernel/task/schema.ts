import type * as z from "zod/mini";
import type { Due, ReminderStep } from "#kernel/deadline/types.ts";
import type { DistrictConfig } from "../district/config.ts";
import type { Role } from "../district/role.ts";

/**
 * How the answers of several people become one (single 单签, any 或签, all 会签, sequence 依次, vote
 * 票决). `each`: every asked role answers for itself, by whichever of its people answers first; what
 * each of them says is the process's to keep (`Process.voice`).
 */
export type PolicySpec =
  | { type: "single" }
  | { type: "any" }
  | { type: "all" }
  | { type: "sequence" }
  | { type: "each" }
  | { type: "vote"; quorum: Quorum };

/** The policy of an opened task: a vote knows its 应到, and whether recused members stay in it. */
export type Policy =
  | Exclude<PolicySpec, { type: "vote" }>
  | { type: "vote"; quorum: Quorum; entitled: number; recusedInBase: "yes" | "no" };

/** 半数以上 (half included) or 三分之二以上 of 应到. */
export type Quorum = "half" | "two-thirds";

/** One choice on a task: its button text, what it leads to, and what must come with it. */
export type ActionSpec = {
  label: string;
  outcome: string;
  opinion: "optional" | "required";
  form?: FormSpec;
  /** Whoever closed the task by it may take it back until somebody has acted on what follows. */
  takeBack?: "until-followed";
  /** The page asks once more before it; so it does anyway where the answer ends the matter. */
  asksBack?: "once-more";
};

/** The fields that an action asks for; `schema` checks them, `fields` draws them on the page. */
export type FormSpec = {
  schema: z.ZodMiniType<Record<string, unknown>>;
  fields: readonly FormField[];
  /** Most characters of all its texts together, where the district sets that. */
  longest?: (config: DistrictConfig) => number;
};

export type FormField = {
  name: string;
  label: string;
  /**
   * "files": ids of material that was sent in for the matter, with commas between them; "checks": values
   * of the options that were ticked, with commas between them.
   */
  input: "text" | "lines" | "date" | "number" | "select" | "checks" | "files";
  /** Most characters of a text of several lines. */
  longest?: number;
  options?: readonly { value: string; label: string }[];
  hint?: string;
  required: boolean;
  /** Number of the demand (整改建议) that it answers, where a form has fields for each. */
  demand?: number;
};

/** Who hears of overtime: the whole ladder, the secretary alone, or nobody outside the seats. */
export type Escalation = "ladder" | "secretary-only" | "nobody";

/** Nothing, a code to the registered phone or mail, or the office's own login. */
export type Factor = "none" | "code" | "login";

/** What a process declares of one stage; everything else follows from the kernel. */
export type StageSpec = {
  title: string;
  /**
   * Who is asked: a role, or several at once. `proposer` started the matter, `addressee` is the unit
   * that it is addressed to, `object` the supervised person themselves.
   */
  asks: Role | readonly Role[] | "proposer" | "addressee" | "object";
  /** Who may read along and declare a tie, without deciding. */
  readers?: Role;
  policy: PolicySpec;
  actions: Readonly<Record<string, ActionSpec>>;
  /** Each decider must declare that no tie bars them (熟人社会), else the answer is refused. */
  declares?: "no-ties";
  /** Code of the deadline register. */
  deadline: string;
  /** Second factor before the page shows anything of the matter; a district may ask for more. */
  factor: Factor;
  escalation: Escalation;
  /** A question that waits longer than an approval: its link opens as long as it may be answered. */
  linkLife?: "with-due";
  /** What is asked for is filled in on pages of its own, over days: the link leads to them. */
  fills?: "report";
};

export type Ballot = { action: string; opinion: string; at: string; by: string; role: string };

/** How a seat came to somebody whom the stage itself did not ask. */
export type Through = {
  verb: "transfer" | "delegate" | "add" | "deputy" | "recusal" | "hand-over";
  from: string;
  /** Last day of a stand-in (Shanghai day); not told in seats that are older than it. */
  until?: string;
};

/** WAITING: not yet their turn (依次); DELEGATED: until the delegate has advised. */
export type SeatState =
  | "WAITING"
  | "ASKED"
  | "DECIDED"
  | "DELEGATED"
  | "RECUSED"
  | "TRANSFERRED"
  | "REMOVED";

/** One person's place on a task; a person holds at most one. */
export type Seat = {
  person: string;
  role: string;
  /** The room that it answers for, where each of several rooms does. */
  room?: string;
  part: "decider" | "reader" | "copied";
  state: SeatState;
  /** Grows with each re-issued link; older links are revoked by it. */
  attempt: number;
  /** Instants of the last links that were asked for anew. */
  reissued?: readonly string[];
  /** Why the office has stopped the last link; gone with the next one. */
  revoked?: string;
  /** When its person has said that they received what they are asked about. */
  acknowledgedAt?: string;
  ballot?: Ballot;
  through?: Through;
};

/** One question to named people about one record. */
export type Task = {
  id: string;
  /** Version of the item as it was read; guards its next write and is not part of the question. */
  version?: number;
  subject: { kind: string; id: string };
  district: string;
  stage: string;
  visit: number;
  title: string;
  status: "OPEN" | "CLOSED" | "VOIDED";
  openedAt: string;
  policy: Policy;
  actions: readonly { action: string; label: string; outcome: string }[];
  factor: Factor;
  escalation: Escalation;
  linkLife?: "with-due";
  room?: string;
  seats: readonly Seat[];
  due: Due;
  /** What will happen by itself, in order; `nextStep` points at the first still to come. */
  plan: readonly ReminderStep[];
  nextStep: number;
  colour: "NONE" | "BLUE" | "YELLOW" | "RED";
  /** SHA-256 of the text that is shown with the question. */
  shown: string;
  /** Instant of the last 催办. */
  urgedAt?: string;
  outcome?: string;
  closedAt?: string;
  completedLate?: boolean;
};
