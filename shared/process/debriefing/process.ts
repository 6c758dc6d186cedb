import { type Base, conducted } from "#kernel/conduct/conducted.ts";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Context, Keys } from "#kernel/record/process.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, describe } from "./describe.ts";
import { type DebriefingData, papers, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Debriefing } from "./schema.ts";
import { beforeMeeting } from "./terms.ts";

const meetingOf = ({ plan }: Debriefing) => plan?.meetingOn;
/**
 * The report is due ten working days before the meeting. Where the office fed opinions back so late
 * that less than the least is left, the person has the least: nobody is late by the office's delay.
 */
function reportFrom(state: Debriefing, { rules }: Context): Base | undefined {
  const { plan, fed } = state;
  if (plan === undefined || fed === undefined) return plan?.meetingOn;
  const least = dueDayOf(dueFor(rules, "D-DEB-2-LEAST", fed.on));
  return dueDayOf(dueFor(rules, "D-DEB-2", plan.meetingOn)) < least
    ? { base: fed.on, code: "D-DEB-2-LEAST" }
    : plan.meetingOn;
}
const yearOf = ({ year }: Debriefing) => `${year}-01-01`;
const servedOf = ({ feedback }: Debriefing) => feedback?.servedOn;

/** 述责述廉 of one person in one year (process sheet §4.7, A-18, A-30). */
export const debriefing = inHands(
  conducted(chain, {
    commands,
    days,
    papers,
    resumes: "debriefing.resume",
    answers,
    begins: "debriefing.opened",
    begin: (opened: DebriefingData["debriefing.opened"]) => ({
      ...opened,
      reports: [],
      returns: [],
      counted: [],
      disposals: [],
      rectification: { done: [] },
    }),
    evolve,
    words,
    keys,
    bars: barsOf,
    show: describe,
    /** The report of a unit whose own party secretary reviews it is asked there. */
    stageIn: ({ plan }: Debriefing, stage) =>
      stage === "SUBMITTED" && plan?.reviewer === "PARTY_SECRETARY"
        ? { ...chain.stages.SUBMITTED, asks: "addressee" }
        : undefined,
    consults: ({ status, personId }: Debriefing) => [
      ...(beforeMeeting.includes(status) ? [{ about: personId, kind: "clue" }] : []),
      ...(status === "OPINIONS_GATHERING" ? [{ about: personId, kind: "petition" }] : []),
    ],
    /** Limits that run to or from the meeting, within the year, or from the feedback. */
    runsFrom: {
      PLANNING: yearOf,
      PLAN_APPROVAL: yearOf,
      PLANNED: meetingOf,
      OPINIONS_GATHERING: meetingOf,
      REPORT_DUE: reportFrom,
      REPORT_ACCEPTED: yearOf,
      ABSENT_WRITTEN: yearOf,
      PRESENTED: yearOf,
      SCORED: ({ meeting, absence }: Debriefing) => meeting?.on ?? absence?.on,
      FED_BACK: servedOf,
      RECTIFYING: servedOf,
    },
  }),
  {
    ended: ["CLOSED", "EXEMPT"],
    lead: ({ plan, ...state }, { to }) => ({
      ...state,
      ...(plan && { plan: { ...plan, by: to } }),
    }),
    room: (state, room) => ({ ...state, room }),
  },
);

function keys(state: Debriefing): Keys {
  const { status, district, year, personId, unitId, enteredAt, room, band, score } = state;
  return {
    status,
    sort: enteredAt,
    summary: {
      year,
      room,
      person: state.personName,
      ...(score === undefined ? {} : { score: score / 100, band }),
      ...(band === "TALK" ? { noAward: year } : {}),
    },
    about: [personId, unitId, debriefingYear(district, year)],
  };
}

/** What all debriefings of a district's year are found by: its ledger (L5). */
export function debriefingYear(district: string, year: number): string {
  return `debriefings#${district}#${year}`;
}
