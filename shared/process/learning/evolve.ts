import type { Evolve } from "#kernel/conduct/evolve.ts";
import { addMonths, dayOf } from "#kernel/deadline/day.ts";
import type { LearningData } from "./events.ts";
import type { Entry, Learning } from "./schema.ts";

/** The record after each of its events. */
export const evolve: Evolve<Learning, Omit<LearningData, "learning.opened">> = {
  "learning.invited": (state, { session, n }, { at }) => ({
    ...withoutOld(state, dayOf(at)),
    asked: n,
    entries: [...withoutOld(state, dayOf(at)).entries, { ...session, n, standing: "INVITED" }],
  }),
  "learning.moved": (state, { session, n }) => ({
    ...changed(state, session.id, { ...session, n }),
    asked: n,
  }),
  "learning.withdrawn": (state, { session }) => changed(state, session, { standing: "WITHDRAWN" }),
  "learning.signed": (state, { session, personId: _, ...signed }) =>
    changed(state, session, signed),
  "learning.left": (state, { session, standing, note }) =>
    changed(state, session, { standing, note, onLeave: "yes" }),
  "learning.missed": (state, { session, standing }) => changed(state, session, { standing }),
  "learning.struck": (state, { session, standing, note }) => ({
    ...state,
    entries: state.entries.map((entry) => {
      const { how: _, score: __, onLeave: ___, ...unsigned } = entry;
      return entry.id === session ? { ...unsigned, standing, note } : entry;
    }),
  }),
  "learning.made-up": (state, { session, standing, on, personId: _, ...told }) =>
    changed(state, session, { standing, madeUpOn: on, ...told }),
  "learning.clock-set": (state, clock) => ({ ...state, clock }),
  "learning.talk-asked": (state, { n, cause }) => ({
    ...state,
    asked: n,
    talks: [...state.talks, { n, cause }],
  }),
  "learning.talked": (state, { n, on, outline }) => ({
    ...state,
    talks: state.talks.map((talk) => (talk.n === n ? { ...talk, on, outline } : talk)),
  }),
  "learning.reminded": (state, reminder) => ({
    ...state,
    asked: reminder.n,
    reminders: [...state.reminders, reminder],
  }),
  "learning.read": (state, { n, on }) => ({
    ...state,
    reminders: state.reminders.map((one) => (one.n === n ? { ...one, readOn: on } : one)),
  }),
  "learning.festival-over": (state, { n }) => ({
    ...state,
    reminders: state.reminders.map((one) => (one.n === n ? { ...one, over: "yes" } : one)),
  }),
  "learning.ended": (state, { on }) => ({ ...state, endedOn: on }),
  "learning.reopened": ({ endedOn: _over, ...state }, again) => ({
    ...state,
    ...again,
    clock: { ...state.clock, from: again.since },
  }),
};

function changed(state: Learning, session: string, now: Partial<Entry>): Learning {
  return {
    ...state,
    entries: state.entries.map((entry) => (entry.id === session ? { ...entry, ...now } : entry)),
  };
}

/** Three years are kept at hand: ledgers and counts look no further back. */
function withoutOld(state: Learning, today: string): Learning {
  const oldest = addMonths(today, -36);
  return {
    ...state,
    entries: state.entries.filter(({ on }) => on >= oldest),
    reminders: state.reminders.filter(({ from }) => from >= oldest),
    talks: state.talks.slice(-20),
  };
}
