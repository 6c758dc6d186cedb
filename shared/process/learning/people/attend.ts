import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { closeTasks } from "#kernel/task/close.ts";
import type { Attendance } from "#process/education/schema.ts";
import { fact } from "../events.ts";
import { type Entry, type Learning, yearly } from "../schema.ts";
import { ask, personLines } from "./ask.ts";

/** What a command does to the entry of one session, where there is one that was not cancelled. */
export function withEntry(
  state: Learning,
  session: string,
  then: (entry: Entry) => Fact[],
): Fact[] {
  const entry = state.entries.find(({ id }) => id === session);
  return entry === undefined || entry.standing === "WITHDRAWN" ? [] : then(entry);
}

/** What staff have written down; the sheet of paper goes before what a link said. */
export function registered(
  state: Learning,
  entry: Entry,
  { standing, score, reflection, note }: Omit<Attendance, "personId">,
  context: Context,
): Fact[] {
  const place = placeOf(state, entry.id);
  if (standing === "LEAVE")
    return entry.standing === "LEAVE"
      ? []
      : [
          fact("learning.left", { ...place, standing, note: note ?? "" }),
          ...settled(entry, "left", context),
        ];
  const signed = {
    ...place,
    standing,
    how: entry.standing === "PRESENT" ? (entry.how ?? "PAPER") : ("PAPER" as const),
    ...(score === undefined ? {} : { score }),
    ...(reflection === undefined ? {} : { reflection }),
    ...(note === undefined ? {} : { note }),
  };
  const isKnown =
    entry.standing === "PRESENT" &&
    entry.score === score &&
    entry.reflection === reflection &&
    entry.note === note;
  return isKnown
    ? []
    : [
        fact("learning.signed", signed),
        ...settled(entry, "signed", context),
        ...attended(state, entry, context),
      ];
}

/** D-EDU-1: six months run anew from the session that somebody attended. */
export function attended(state: Learning, { on }: Pick<Entry, "on">, context: Context): Fact[] {
  if (on <= state.clock.from || state.status === "ENDED") return [];
  const closing = { outcome: "attended", reason: "已参加廉政教育" };
  return [...closeTasks(["GAP"], closing, context), ...clockFrom(state, state.clock, on, context)];
}

/** The clock is a new one, so it does not begin in a district whose pilot has ended. */
export function clockFrom(
  of: Pick<Learning, "person" | "room">,
  before: Learning["clock"],
  from: Day,
  context: Context,
): Fact[] {
  if (pilotProblem(context.rules, "education", dayOf(context.now)) !== undefined) return [];
  const n = before.n + 1;
  const text = personLines(of, `自 ${from} 起六个月内须至少参加一次廉政教育`);
  return [
    fact("learning.clock-set", { n, from }),
    ...ask(of, { stage: "GAP", n, base: from, text }, context),
  ];
}

/** Not signed in: absent, to be made up in 30 days; the second absence of a year leads to a talk. */
export function settle(state: Learning, entry: Entry, context: Context): Fact[] {
  if (state.status === "ENDED") return [];
  if (entry.standing !== "INVITED" && entry.standing !== "LEAVE") return [];
  const { id, n } = entry;
  if (entry.standing === "LEAVE")
    return context.tasks.some((task) => task.stage === "MAKE_UP" && task.visit === n)
      ? []
      : askMakeUp(state, entry, context);
  const missed = fact("learning.missed", { ...placeOf(state, id), standing: "ABSENT" });
  return [
    missed,
    ...settled(entry, "missed", context),
    ...askMakeUp(state, entry, context),
    ...talkAfter(state, entry, context),
  ];
}

/** Signed by somebody else: absent like others, and the six months run from what they did attend. */
export function struck(state: Learning, entry: Entry, note: string, context: Context): Fact[] {
  if (entry.standing !== "PRESENT") return [];
  const told = fact("learning.struck", { ...placeOf(state, entry.id), standing: "ABSENT", note });
  if (state.status === "ENDED") return [told];
  return [
    told,
    ...clockBack(state, entry, context),
    ...askMakeUp(state, entry, context),
    ...talkAfter(state, entry, context),
  ];
}

function clockBack(state: Learning, { id, on }: Entry, context: Context): Fact[] {
  if (state.clock.from !== on) return [];
  const others = state.entries.filter((entry) => entry.id !== id && isAttended(entry));
  const from = [state.since, ...others.map((entry) => entry.madeUpOn ?? entry.on)].sort().at(-1);
  const closing = { outcome: "struck", reason: "签到不实" };
  return from === on
    ? []
    : [
        ...closeTasks(["GAP"], closing, context),
        ...clockFrom(state, state.clock, from ?? state.since, context),
      ];
}

function isAttended({ standing }: Entry): boolean {
  return standing === "PRESENT" || standing === "MADE_UP";
}

function askMakeUp(state: Learning, { n, on, title }: Entry, context: Context): Fact[] {
  const text = personLines(state, `${on} ${title}`);
  return ask(state, { stage: "MAKE_UP", n, base: on, text }, context);
}

/** The second absence of a year leads to a talk. */
function talkAfter(state: Learning, { on }: Entry, context: Context): Fact[] {
  const year = on.slice(0, 4);
  if (1 + absencesIn(state, year) !== yearly.absences) return [];
  const talk = state.asked + 1;
  const text = personLines(state, `${year} 年第二次缺席廉政教育`);
  return [
    fact("learning.talk-asked", { n: talk, cause: "ABSENCES" }),
    ...ask(state, { stage: "ABSENCE_TALK", n: talk, base: dayOf(context.now), text }, context),
  ];
}

/** Absences of a year, made up or not: a make-up takes none of them back, and leave is none. */
export function absencesIn({ entries }: Pick<Learning, "entries">, year: string): number {
  return entries.filter((entry) => entry.on.startsWith(year) && wasAbsent(entry)).length;
}

/** Whether somebody missed a session without leave, made up for or not. */
export function wasAbsent({
  standing,
  how,
  onLeave,
}: Pick<Entry, "standing" | "how" | "onLeave">): boolean {
  return (
    standing === "ABSENT" || (standing === "MADE_UP" && how === undefined && onLeave === undefined)
  );
}

/** Names the session and the person, so that the session can be told. */
export function placeOf({ person }: Pick<Learning, "person">, session: string) {
  return { session, personId: person.personId };
}

/** The question of one session, closed by something else than its own answer. */
export function settled({ n }: Entry, outcome: string, context: Context): Fact[] {
  const tasks = context.tasks.filter(({ visit }) => visit === n);
  return closeTasks(["SIGN_IN"], { outcome, reason: "" }, { ...context, tasks });
}
