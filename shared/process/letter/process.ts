import { inOrder } from "#kernel/deadline/order.ts";
import type { Keys, Process } from "#kernel/record/process.ts";
import { conclude } from "./answers/conclude.ts";
import { days } from "./days.ts";
import { decide } from "./decide.ts";
import { describe } from "./describe.ts";
import { evolve } from "./evolve.ts";
import { exchangedIn } from "./exchanged.ts";
import { matterOf } from "./matter.ts";
import { kindOf } from "./paper/content.ts";
import { countersOf } from "./paper/number.ts";
import { type Letter, LetterCommand } from "./schema.ts";
import { letterStages, stagesFor } from "./stages/stages.ts";
import { isStage, transitions } from "./stages/transitions.ts";
import { letterStatuses } from "./terms.ts";
import { offeredIn, ownVerbs, words } from "./words.ts";

/** 纪检监察建议书, from draft to revisit (process sheet §4.4). */
export const letter: Process<Letter, LetterCommand> = {
  kind: "letter",
  title: "纪检监察建议书",
  command: LetterCommand,
  statuses: letterStatuses,
  words,
  offeredIn,
  ownVerbs,
  stages: letterStages,
  stageIn: ({ content }, stage) =>
    isStage(stage) ? stagesFor(content.demands.length)[stage] : undefined,
  days,
  decide: inOrder(days, decide),
  evolve,
  keys,
  conclude,
  counters: countersOf,
  show: describe,
  exchanged: exchangedIn,
  matter: matterOf,
  transitions,
  startsOn: ["letter.submitted", "letter.resumed"],
  tells: ["numbered", "reject", "planned", "objected", "extension-asked", "fed-back", "refused"],
};

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
  };
}
