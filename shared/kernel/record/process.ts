import type * as z from "zod/mini";
import type { AnyCommand } from "../conduct/command.ts";
import type { DayRules } from "../deadline/order.ts";
import type { BoundRecusal } from "../district/recusals/bound.ts";
import type { Officer } from "../district/role.ts";
import type { Rules } from "../district/rules.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import type { Ballot, StageSpec, Task } from "../task/schema.ts";
import type { OfficialNumber, Papers } from "./borne.ts";
import type { Actor, Event, Fact } from "./event.ts";

/** What a pure decision may know besides the state: time, actor, rules, people, fresh ids. */
export type Context = {
  /** UTC ISO instant. */
  now: string;
  actor: Actor;
  district: string;
  /** Id of the record that is being decided on. */
  recordId: string;
  rules: Rules;
  officers: readonly Officer[];
  /** The tasks that were asked for with the record. */
  tasks: readonly Task[];
  /** Last number taken of each counter that the process asked for; 0 before the first. */
  counters?: Readonly<Record<string, number>>;
  /** Other records that concern the people and units which the process consults about. */
  concerning?: readonly Concern[];
  /** Fresh chance, told where a process lays words apart: it keeps them from being guessed by their hash. */
  salt?: string;
};

/** The records of one kind, or of several, that concern a person or unit; or one record by its id. */
export type Consulted = { about: string; kind: string | readonly string[] } | Named;

/** One record by its id. */
export type Named = { id: string; kind: string };

/** Another record as it stands at the moment of a decision. */
export type Concern = { kind: string; id: string; status: string; state: unknown };

/** A record as stored: the state and where its chain ends. */
export type Rec<S = unknown> = {
  kind: string;
  id: string;
  district: string;
  version: number;
  head: { seq: number; hash: string };
  state: S;
  createdAt: string;
  updatedAt: string;
  openTasks: readonly string[];
};

/** What a record is found by. */
export type Keys = {
  status: string;
  /** Order within the status, usually an instant. */
  sort: string;
  /** One line for lists; never a secret field. */
  summary: Readonly<Record<string, unknown>>;
  /** Ids of the people, units and places that it concerns. */
  about: readonly string[];
  /**
   * The one that it belongs to, by which it is found as by `about`, with no row of its own: a line of
   * the library by its unit. A record that moves is found by the new one only.
   */
  within?: string;
  wakeAt?: string;
  /** A key that only one record may hold at a time, e.g. a person on a post. */
  claim?: Claim;
  /** Official numbers that it bears; none is free again unless it is given up as `freed`. */
  numbers?: readonly OfficialNumber[];
  freed?: readonly OfficialNumber[];
};

/**
 * A held key; `barredUntil` marks one that is kept only to bar a repetition, `since` the day from which
 * the district counts how long (Shanghai days; not told by claims that are older than it).
 */
export type Claim = { key: string; barredUntil?: string; since?: string };

/** Who a matter belongs to and who may not sit on it. */
export type MatterOf = {
  proposer: string;
  /** Who has led it before; like its proposer, they do not sign it. */
  formerly?: readonly string[];
  recused: readonly string[];
  room?: string;
  /** Id of the unit whose own officers are asked where a stage asks the `addressee`. */
  addressee?: string;
  /** Record id of the supervised person who is asked where a stage asks the `object`. */
  object?: string;
  /** Ids of the people and units that it judges; an officer with a tie to one may not sit on it. */
  concerns?: readonly string[];
  /** Ids of people and units whom matters in it judge: a tie bars, but leaving it tells no tie. */
  touches?: readonly string[];
  /** Further rooms whose matters it deals with; asked `each`, every one of them answers for itself. */
  rooms?: readonly string[];
  /** Those who handle it, for rights that reach only what is in one's own hands. */
  handlers?: readonly string[];
  /** Record id of the unit that it has been served on, whose people may read it from then on. */
  servedTo?: string;
  /** For these officers it does not exist: what a reporter has asked about them. */
  hiddenFrom?: readonly string[];
  /** The record that it tells of: who is barred from that one does not read this one either. */
  of?: Named;
};

/** Who is to handle a record, in whose place, and in which room; what is left out stays. */
export type Reassigning = {
  from?: string | undefined;
  to?: string | undefined;
  room?: string | undefined;
  reason: string;
};

/** A process is pure: schema, decide, evolve and what it is found by. */
export type Process<S, C extends { type: string }> = {
  kind: string;
  /** 中文名称. */
  title: string;
  /** Statuses in the order of the course, and what people call them. */
  statuses?: Readonly<Record<string, string>>;
  /** What people call its own events, by type; what is left out is called by the status it led to. */
  words?: Readonly<Record<string, string>>;
  /** What its own events say to who decides after them, by type; what is left out is not told. */
  said?: Readonly<
    Record<string, (data: Event["data"]) => readonly { label: string; value: string }[]>
  >;
  /** What deciders are shown beside the sealed text: sources, scores, who started it. */
  background?: (state: S) => readonly { label: string; value: string }[];
  /** What has passed between both sides, item by item, for who is asked from outside. */
  exchanged?: (
    state: S,
  ) => readonly { title: string; lines: readonly { label: string; value: string }[] }[];
  /** What its readers see where that is no text of a stage. */
  facts?: (state: S) => readonly { label: string; value: string }[];
  /** How far the machine has got with what it works on now, of how many steps; nothing while it rests. */
  running?: (state: S) => { done: number; of: number } | undefined;
  /**
   * Verbs that are possible and that nothing calls for now: its page leaves them out. `changedAt` is when
   * the record was changed last.
   */
  needless?: (
    verb: string,
    state: S,
    context: Pick<Context, "now" | "tasks"> & { changedAt: string },
  ) => boolean;
  /** By stage: what the machine works out before it asks, as people call it. */
  preparing?: Readonly<Record<string, string>>;
  /** Each command as one value; whoever asks what may be done now reads it (`refusalOf`). */
  commands?: Readonly<Record<string, AnyCommand>>;
  /** What commands may hold where they are no values of their own; its bounds are held by a test. */
  command?: z.ZodMiniType<C>;
  stages: Readonly<Record<string, StageSpec>>;
  decide: (state: S | undefined, command: C, context: Context) => Fact[] | Refusal;
  evolve: (state: S | undefined, event: Event) => S;
  /** Statuses in which nothing is left to do, so that nobody handles it any more. */
  ended?: readonly string[];
  /** The record comes into other hands: another officer's, another room's. */
  reassign?: (state: S | undefined, change: Reassigning, context: Context) => Fact[] | Refusal;
  keys: (state: S) => Keys;
  /**
   * Numbers of papers that people type, by the type of the event that holds them; the event says that
   * it has claimed them (`bears`). What was written before its process knew of them claims nothing.
   */
  papers?: Papers<S>;
  /** Another record holds the claim: take it over, or say why not. */
  claimed?: (state: S, held: Claim, context: Context) => "take-over" | RefusalCode;
  /** A stage as asked in this state, where its form hangs on the record; else as declared. */
  stageIn?: (state: S, stage: string) => StageSpec | undefined;
  /** When the days that people enter may lie; every form and command with a day stands here. */
  days?: DayRules<S>;
  /** Names of the counters that a decision in this state may take a number from. */
  counters?: (state: S, context: Context) => readonly string[];
  /**
   * What else concerns people and units, by kind, must be known to decide in this state; `named` are
   * the records that the answer's own form names.
   */
  consults?: (state: S, named: readonly Named[]) => readonly Consulted[];
  /**
   * Stages whose askings are each about a thing of its own, a session or a holiday: an earlier one is no
   * earlier round of the same question.
   */
  separate?: readonly string[];
  /** Stages whose answer also settles other open tasks of the record. */
  settlesOthers?: readonly string[];
  /** What else becomes true when a task on the record closes; refuses what must not be. */
  conclude?: (state: S, closing: Closing, context: Context) => Fact[] | Refusal;
  /** What becomes true with each answer where several roles answer for themselves (`each`). */
  voice?: (state: S, voice: Voice, context: Context) => Fact[] | Refusal;
  /** Who proposed and who is recused, for assignment and signing. */
  bars?: (state: S) => MatterOf;
  /** What time does to the record once the `wakeAt` of its keys has come; nothing when it is too late. */
  wake?: (state: S, context: Context) => Fact[] | Refusal;
  /** Whom an event of it keeps from other matters, besides those who are recused from its own. */
  recuses?: (state: S, event: Event) => readonly BoundRecusal[];
  /** Where each outcome of each stage leads, for a process that a workflow conducts. */
  transitions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Events that start an execution of the workflow that is named like the kind. */
  startsOn?: readonly string[];
  /** Statuses in which an execution is under way; unless said, those named like its stages. */
  underway?: readonly string[];
  /** Outcomes of its tasks that the proposer waits to hear of. */
  tells?: readonly string[];
  /**
   * A fact with what of it must be destroyable one day laid apart, e.g. what people have typed.
   * @param before the state until then; undefined where the fact begins it
   */
  layApart?: (fact: Fact, before: S | undefined) => Fact;
  /** The text that a stage shows, exactly as it is sealed into decisions. */
  show?: (state: S, stage: string) => readonly { label: string; value: string }[];
  /**
   * A line of that text as people read it, where what is sealed holds a key or an officer's id. The
   * seal keeps its words, so no open question is asked anew because of them.
   */
  worded?: (line: Shown, nameOf: (officer: string) => string) => Shown;
};

/** One line of what a stage shows. */
type Shown = { label: string; value: string };

/** One role's answer, given for itself; the task may still wait for others. */
export type Voice = Omit<Closing, "outcome" | "ballot"> & { role: string; ballot: Ballot };

/** A task that closes: which, how, and with what form. */
export type Closing = {
  task: Task;
  outcome: string;
  ballot?: Ballot;
  form?: Readonly<Record<string, unknown>>;
};
