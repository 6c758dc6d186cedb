import { conducted } from "#kernel/conduct/conducted.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { borne } from "#kernel/record/borne.ts";
import type { Keys } from "#kernel/record/process.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { chain, isStage, stagesFor } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, describe } from "./describe.ts";
import { type LetterData, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import { kindOf } from "./paper/content.ts";
import { countersOf } from "./paper/number.ts";
import { runsFrom } from "./rectification/ahead.ts";
import { exchangedIn } from "./rectification/exchanged.ts";
import type { Letter } from "./schema.ts";

/** 纪检监察建议书, from draft to revisit (process sheet §4.4). */
export const letter = inHands(
  conducted(chain, {
    commands,
    days,
    words,
    resumes: "letter.resume",
    answers,
    begins: "letter.drafted",
    begin: (drafted: LetterData["letter.drafted"]) => ({
      ...drafted,
      returns: [],
      consultations: [],
      voidedNumbers: [],
      former: [],
      feedbacks: [],
      evaluations: [],
    }),
    evolve,
    keys,
    bars: barsOf,
    show: describe,
    exchanged: exchangedIn,
    counters: countersOf,
    stageIn: ({ content }: Letter, stage) =>
      isStage(stage) ? stagesFor(content.demands.length)[stage] : undefined,
    runsFrom,
    ahead: { RECTIFYING: "letter.plan-missing" },
    answered: (state, { stage, outcome }, { at }) =>
      stage === "SECRETARY_APPROVAL" && outcome === "approve"
        ? { ...state, approvedOn: dayOf(at) }
        : state,
    tells: ["numbered", "reject", "planned", "objected", "extension-asked", "fed-back", "refused"],
  }),
  {
    ended: ["REVOKED", "REVISITED", "WITHDRAWN"],
    lead: (state, { to }) => ({ ...state, proposer: to }),
    room: (state, room) => ({ ...state, room }),
  },
);

function keys(state: Letter): Keys {
  const { status, enteredAt, content, number, service, proposer, source, follows } = state;
  const { unitId, unitName } = content.addressee;
  return {
    status,
    sort: enteredAt,
    summary: {
      subject: content.subject,
      kind: kindOf(content),
      unitName,
      proposer,
      enteredAt,
      ...(number && { documentNumber: number.text }),
      ...(service && { servedOn: service.servedOn }),
    },
    about: [unitId, ...(source === undefined ? [] : [source.id]), ...(follows ? [follows] : [])],
    ...(number && { numbers: [borne("letter", number.text)] }),
  };
}
