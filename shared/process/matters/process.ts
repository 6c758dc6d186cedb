import { conducted } from "#kernel/conduct/conducted.ts";
import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { Keys } from "#kernel/record/process.ts";
import { has } from "#kernel/text/own.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { flagOverdue, overdueAt } from "./declaration/write.ts";
import { askingLines, barsOf, describe } from "./describe.ts";
import { type MattersData, words } from "./events.ts";
import type { Matters } from "./schema.ts";

/** The report after each of its events; where it stands then is said in the chain. */
const evolve: Evolve<Matters, Omit<MattersData, "matters.opened">> = {
  "matters.begun": (state) => state,
  "matters.saved": (state) => state,
  "matters.submitted": (state, submission) => ({
    ...state,
    submissions: [...state.submissions, submission],
  }),
  "matters.reviewed": (state, { leads }) =>
    leads === "SPOT_CHECK" ? { ...state, check: { kind: "PROMOTION" } } : state,
  "matters.returned": (state, { on, reason, due }) => ({
    ...state,
    due,
    asked: state.asked + 1,
    returned: { on, reason },
  }),
  "matters.due-moved": (state, { due }) => ({ ...state, due }),
  "matters.overdue": (state, { since }) => ({ ...state, overdueSince: since }),
  "matters.late-excused": (state, excuse) => ({ ...state, excuse }),
  "matters.picked": (state, check) => ({ ...state, check }),
  "matters.judged": (state, verdict) => ({ ...state, verdict }),
  "matters.disposed": (state, disposal) => ({
    ...state,
    disposals: [...state.disposals, disposal],
  }),
  "matters.clue-opened": (state, { clueId }) => ({ ...state, clueId }),
  "matters.read": (state) => state,
  "matters.ended": (state, { reason }) => ({ ...state, endedFor: reason }),
};

/** 个人有关事项报告 (A-20, A-30, process sheet §4.8). */
export const matters = inHands(
  conducted(chain, {
    commands,
    days,
    resumes: "matters.resume",
    answers,
    begins: "matters.opened",
    begin: (opened: MattersData["matters.opened"]) => ({
      ...opened,
      asked: opened.due === undefined ? 0 : 1,
      submissions: [],
      disposals: [],
    }),
    evolve,
    words,
    keys,
    bars: barsOf,
    show: (state, stage) => (has(chain.beside, stage) ? askingLines(state) : describe(state)),
    wake: flagOverdue,
  }),
  { room: (state, room) => ({ ...state, room }) },
);

/** What the reports of a year in a district are found by: for completion, lots and the ledger. */
export function yearKey(district: string, year: number): string {
  return `matters#${district}#${year}`;
}

function keys(state: Matters): Keys {
  const { status, district, enteredAt, person, type, year, room, due, overdueSince } = state;
  const wakeAt = overdueAt(state);
  return {
    status,
    sort: enteredAt,
    summary: {
      name: person.personName,
      type,
      year,
      room,
      ...(due === undefined ? {} : { due: due.effectiveDue }),
      ...(overdueSince === undefined ? {} : { overdueSince }),
    },
    about: [person.personId, yearKey(district, year)],
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}
