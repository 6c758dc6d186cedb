import { conducted } from "#kernel/conduct/conducted.ts";
import type { Keys } from "#kernel/record/process.ts";
import { inHands } from "#process/hands/hands.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import { withReplacement } from "#process/inspection/team.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, concernsOf, describe } from "./describe.ts";
import { papers, type QuarterlyData, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Quarterly } from "./schema.ts";
import { waiting } from "./terms.ts";
import { daysOf, missedAt, quarterText } from "./visits/quarter.ts";
import { unitStage } from "./visits/rectification.ts";
import { miss } from "./visits/visit.ts";

/** 季度监督检查: one place's duty in one quarter, however many objects it has. */
export const quarterly = inHands(
  conducted(chain, {
    commands,
    days,
    words,
    papers,
    resumes: "visit.resume",
    answers,
    begins: "quarterly.opened",
    begin: (opened: QuarterlyData["quarterly.opened"]) => ({
      ...opened,
      records: [],
      findings: [],
      rectified: [],
      clues: [],
    }),
    evolve,
    keys,
    bars: barsOf,
    show: describe,
    stageIn: unitStage,
    settlesOthers: ["RECTIFYING", "EXTENSION", "MAKE_UP"],
    /** The report runs from the visit's end, signature and rectification from service. */
    runsFrom: {
      REPORTING: ({ visit }: Quarterly) => visit?.endedOn,
      FED_BACK: ({ feedback }: Quarterly) => feedback?.servedOn,
      RECTIFYING: ({ feedback }: Quarterly) => feedback?.servedOn,
    },
    wake: miss,
  }),
  {
    ended: ["CLOSED", "WAIVED"],
    roles: ["PROPOSER"],
    holders: ({ plan }) => plan?.team.map(({ officer }) => officer) ?? [],
    lead: ({ plan, ...state }, { from, to }) => ({
      ...state,
      ...(plan && {
        plan: { ...plan, team: withReplacement(plan.team, from, { officer: to, ties: "none" }) },
      }),
    }),
    room: (state, room) => ({ ...state, room }),
  },
);

function keys(state: Quarterly): Keys {
  const { status, district, place, room, visit, missed, objects } = state;
  return {
    status,
    sort: daysOf(state).to,
    summary: {
      place: place.name,
      quarter: quarterText(state),
      room,
      objects: objects.length,
      ...(visit === undefined ? {} : { visitedOn: visit.beganOn, timeliness: visit.timeliness }),
      ...(missed === undefined ? {} : { missed: "yes" }),
    },
    about: [...concernsOf(state), quarterKey(district, state), ledgerKey(district, state.year)],
    ...(waiting.includes(status) && missed === undefined ? { wakeAt: missedAt(state) } : {}),
  };
}

/** What all duties of a quarter are found by. */
export function quarterKey(district: string, quarter: { year: number; quarter: number }): string {
  return `quarter#${district}#${quarterText(quarter)}`;
}
