import type { Answers } from "#kernel/conduct/answers.ts";
import { openBeside } from "#kernel/conduct/beside.ts";
import { type Day, dayOf, yearOf } from "#kernel/deadline/day.ts";
import { officersOf } from "#kernel/district/role.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { chain } from "./chain.ts";
import { fact } from "./events.ts";
import { type Clue, statusOfWay } from "./schema.ts";
import { barsOf, describe } from "./shown/describe.ts";
import { type ClosingKind, ended } from "./terms.ts";
import { keptOut } from "./ways/acting.ts";
import { likely, toTellApart } from "./ways/namesakes.ts";

/** What else becomes true with an answer, and what must not. */
export const answers: Answers<Clue, typeof chain> = {
  RECEIVED: {
    register,
    merge: (state, { form }, context) => mergedInto(state, form, context),
  },
  REGISTERED: {
    propose,
    merge: (state, { form }, context) => mergedInto(state, form, context),
    dispute: (_, { ballot }) => [fact("clue.disputed", { reason: ballot?.opinion ?? "" })],
  },
  DISPUTED: {
    ours: (_, { form }) => [
      fact("clue.jurisdiction-decided", { ...form, ours: "yes", leads: "REGISTERED" }),
    ],
    theirs: (_, { form }) => [
      fact("clue.jurisdiction-decided", { ...form, ours: "no", leads: "TRANSFER" }),
    ],
  },
  ASSIGNMENT: {
    approve: (_, __, { now }) => [fact("clue.assignment-approved", { on: dayOf(now) })],
  },
  ASSIGNED: { sign },
  LOOK_APPROVAL: {
    approve: (_, __, { now }) => [fact("clue.look-approved", { on: dayOf(now) })],
  },
  OPINION_ROOM: { return: sendBack },
  OPINION_DEPUTY: { return: sendBack },
  OPINION_SECRETARY: {
    approve: (state, _, context) =>
      needsParty(state)
        ? [fact("clue.way-approved", { leads: "OPINION_PARTY", on: dayOf(context.now) })]
        : approveWay(state, dayOf(context.now), context),
    return: sendBack,
  },
  OPINION_PARTY: {
    approve: (state, { form }, context) => approveWay(state, form.on, context, form.document),
    return: sendBack,
  },
  TRANSFER: {
    send: (_, { form }, context) => [fact("clue.passed-on", form), ...awaitNothing(context)],
  },
  TRIAL: { conclude: (_, { form }) => [fact("clue.tried", form)] },
  DECISION: {
    approve: (state, _, context) =>
      state.disposals.length === 0
        ? refuse("clue.measure-missing")
        : beside(state, "SERVICE", state.decidedOn ?? dayOf(context.now), context),
  },
  EXECUTION: {
    done: (_, { form }, context) => [fact("clue.executed", form), ...awaitNothing(context)],
  },
  STATEMENT: {
    received: (_, { form }) => [fact("clue.statement-received", { on: form.on })],
  },
  SERVICE: {
    served: (_, { form }) => [fact("clue.decision-served", { on: form.on })],
  },
  FEEDBACK: {
    told: (_, { form }) => [fact("clue.person-told", form)],
  },
  CLEARING: {
    cleared: (_, { form }) => [fact("clue.cleared", form)],
  },
};

/** The counter of a year's clues. */
export function counterOf({ now }: Pick<Context, "now">): string {
  return `clue-number#${yearOf(dayOf(now))}`;
}

/** 登记: a number of the year; open clues about the same person, or a namesake, have to be told apart. */
function register(
  state: Clue,
  { form }: { form: { differs?: string | undefined } },
  context: Context,
): Fact[] | Refusal {
  const others = toTellApart(state, context);
  if (others !== undefined && form.differs === undefined) return refuse("clue.same-person", others);
  const counter = counterOf(context);
  const number = (context.counters?.[counter] ?? 0) + 1;
  const registeredOn = dayOf(context.now);
  const text = `XS-${yearOf(registeredOn)}-${String(number).padStart(4, "0")}`;
  return [
    { ...fact("clue.registered", { number: text, registeredOn }), takes: { counter, number } },
  ];
}

/** a clue about an object goes to the room that supervises them, nowhere else. */
function propose(
  { routing }: Clue,
  { form, ballot }: { form: { room: string }; ballot?: { opinion: string } | undefined },
): Fact[] | Refusal {
  if (routing.object !== "NONE" && form.room !== routing.room)
    return refuse("clue.room", `该人为提级监督对象，须由第 ${routing.room} 监督检查室承办`);
  return [fact("clue.assignment-proposed", { room: form.room, opinion: ballot?.opinion ?? "" })];
}

/** Handlers are named as a director would say them; a namesake is told by their id. */
function sign(
  state: Clue,
  { form }: { form: { handlers: string } },
  context: Context,
): Fact[] | Refusal {
  const { room } = state;
  const { now, officers } = context;
  const said = form.handlers.split(/[,，、；;\s]+/).filter((one) => one !== "");
  const ours = [
    ...officersOf(officers, "PROPOSER", room),
    ...officersOf(officers, "ROOM_DIRECTOR", room),
  ];
  const meant = said.map((one) => ours.filter(({ id, name }) => id === one || name === one));
  const handlers = meant.flatMap((some) => some.map(({ id }) => id));
  const namesakes = meant.find((some) => some.length > 1) ?? [];
  const unknown = said.filter((_, place) => meant[place]?.length === 0);
  if (new Set(said).size < 2) return refuse("clue.two-handlers");
  if (unknown.length > 0) return refuse("clue.handler", unknown.join("、"));
  if (namesakes.length > 0)
    return refuse(
      "clue.handler",
      `有同名人员，请填写人员编号：${namesakes.map(({ id }) => id).join("、")}`,
    );
  if (new Set(handlers).size < 2) return refuse("clue.two-handlers");
  return keptOut(handlers, state, context) ?? [fact("clue.signed", { handlers, on: dayOf(now) })];
}

/** 并案: only with an open clue about the same person, or about one of their name as an officer judges. */
export function mergedInto(
  state: Clue,
  { into, reason }: { into: string; reason: string },
  context: Context,
): Fact[] | Refusal {
  const other = likely(state, context).find(({ id }) => id === into);
  if (into === context.recordId) return refuse("clue.merge-target", "不能并入本件自身");
  if (other === undefined) return refuse("clue.merge-target", "该线索反映的不是同一人");
  return (ended as readonly string[]).includes(other.status)
    ? refuse("clue.merge-target", "该线索已办结")
    : [fact("clue.merged", { into, reason }), ...awaitNothing(context)];
}

/** A clue that is over waits for nobody's statement any more, and no clock of one runs on. */
function awaitNothing(context: Context): Fact[] {
  return closeTasks(["STATEMENT"], { outcome: "ended", reason: "线索已了结" }, context);
}

function sendBack(
  { opinion }: Clue,
  { ballot }: { ballot?: { opinion: string } | undefined },
): Fact[] {
  return [
    fact("clue.opinion-returned", {
      to: opinion?.round ?? "STUDYING",
      reason: ballot?.opinion ?? "",
    }),
  ];
}

/** 规则 Art. 27, 33: verification and filing of the head of a lower party organization. */
function needsParty({ headsPartyOrgan, opinion }: Clue): boolean {
  return headsPartyOrgan === "yes" && (opinion?.way === "PRELIM_VERIFY" || opinion?.way === "FILE");
}

function approveWay(state: Clue, on: Day, context: Context, document?: string): Fact[] | Refusal {
  const { opinion } = state;
  if (opinion === undefined) return refuse("record.state");
  const facts: Fact[] = [
    fact("clue.way-approved", {
      leads: statusOfWay[opinion.way],
      on,
      ...(document === undefined ? {} : { party: { document } }),
    }),
  ];
  if (opinion.way !== "CLOSE") return facts;
  const kind = opinion.closing ?? "UNPROVEN";
  if (kind === "FIRST_FORM" && state.disposals.length === 0) return refuse("clue.measure-missing");
  facts.push(fact("clue.closed", { on, kind, note: opinion.grounds }), ...awaitNothing(context));
  const owed = owedAfter[kind];
  if (owed === undefined) return facts;
  const asked = beside(state, owed, on, context);
  return isRefusal(asked) ? asked : [...facts, ...asked];
}

/** What the person is owed at the end: an answer to their word (规则 Art. 30), or a cleared name. */
const owedAfter: Partial<Record<ClosingKind, keyof (typeof chain)["beside"]>> = {
  ACCEPTED: "FEEDBACK",
  UNTRUE: "CLEARING",
};

/** Opens one of the questions that run beside the course, its limit counted from `base`. */
export function beside(
  state: Clue,
  stage: keyof (typeof chain)["beside"],
  base: Day,
  context: Context,
): Fact[] | Refusal {
  const of = { matter: barsOf, text: describe(state) };
  return openBeside(chain, of, state, { stage, base }, context);
}
