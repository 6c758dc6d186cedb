import { conducted } from "#kernel/conduct/conducted.ts";
import { yearOf } from "#kernel/deadline/day.ts";
import type { Keys } from "#kernel/record/process.ts";
import { sumOf, violators } from "#process/finding/check.ts";
import { inHands } from "#process/hands/hands.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, concernsOf, describe, worded } from "./describe.ts";
import { papers, type TargetedData, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import { unitStage } from "./material/unit.ts";
import type { Targeted } from "./schema.ts";

/** 靶向性检查: one theme-bound inspection, from its plan to the end of every disposal. */
export const targeted = inHands(
  conducted(chain, {
    commands,
    days,
    words,
    papers,
    resumes: "inspection.resume",
    answers,
    begins: "targeted.drafted",
    begin: (drafted: TargetedData["targeted.drafted"]) => ({
      ...drafted,
      returns: 0,
      requests: [],
      tables: [],
      comparisons: [],
      hits: { found: 0, suspect: 0, explained: 0 },
      records: [],
      findings: [],
      hearings: [],
      clues: [],
      disposals: [],
      refunds: [],
      settlements: [],
    }),
    evolve,
    keys,
    bars: barsOf,
    show: describe,
    worded,
    stageIn: unitStage,
    /** Documents run from service, findings from the end on site. */
    runsFrom: {
      DOC_REQUESTED: ({ requests }: Targeted) => requests.at(-1)?.servedOn,
      FINDINGS_DRAFT: ({ onSite }: Targeted) => onSite?.endedOn,
      FINDINGS_REVIEW: ({ onSite }: Targeted) => onSite?.endedOn,
    },
    tells: ["reject"],
  }),
  {
    ended: ["CLOSED", "CANCELLED"],
    lead: (state, { to }) => ({ ...state, proposer: to }),
    room: (state, room) => ({ ...state, room }),
  },
);

function keys(state: Targeted): Keys {
  const { status, district, plan, room, enteredAt, findings, requests } = state;
  const began = requests[0]?.servedOn;
  return {
    status,
    sort: enteredAt,
    summary: {
      title: plan.title,
      themes: plan.themes,
      room,
      findings: findings.length,
      amountInFen: sumOf(violators(findings)).amountInFen,
    },
    about: [
      ...concernsOf(state),
      ...(began === undefined ? [] : [ledgerKey(district, yearOf(began))]),
    ],
  };
}
