import { conducted } from "#kernel/conduct/conducted.ts";
import { type Day, yearOf } from "#kernel/deadline/day.ts";
import type { Keys } from "#kernel/record/process.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers, counterOf } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { type ClueData, papers } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Clue } from "./schema.ts";
import { barsOf, describe } from "./shown/describe.ts";
import { words } from "./shown/words.ts";
import { mergeable } from "./terms.ts";
import { around, nameKeys } from "./ways/namesakes.ts";
import { inquiryCounter } from "./ways/talk.ts";

/** 问题线索 (process sheet §4.5), from its receipt to its end. */
export const clue = inHands(
  conducted(chain, {
    commands,
    days,
    words,
    papers,
    resumes: "clue.resume",
    answers,
    begins: "clue.received",
    begin: (received: ClueData["clue.received"]) => ({
      ...received,
      source: received.source ?? "INSPECTION",
      headsPartyOrgan: received.headsPartyOrgan ?? "no",
      room: received.routing.room,
      handlers: [],
      studies: [],
      looks: [],
      approved: [],
      talks: [],
      replies: [],
      disposals: [],
      merged: [],
    }),
    evolve,
    keys,
    bars: barsOf,
    show: describe,
    counters: ({ status }: Clue, context) =>
      status === "RECEIVED"
        ? [counterOf(context)]
        : status === "INQUIRY"
          ? [inquiryCounter(context)]
          : [],
    settlesOthers: ["OPINION_SECRETARY", "OPINION_PARTY", "TRANSFER", "EXECUTION"],
    consults: (state: Clue) =>
      state.status === "RECEIVED" ||
      state.status === "REGISTERED" ||
      (mergeable as readonly string[]).includes(state.status)
        ? around(state)
        : [],
    /** The legal clocks run from the day of receipt, talk, reply, service, approval, whenever entered. */
    runsFrom: {
      RECEIVED: ({ receivedOn }: Clue) => receivedOn,
      STUDYING: ({ receivedOn, shelvedOn }: Clue) =>
        shelvedOn === undefined ? receivedOn : undefined,
      PRELIM_LOOK: ({ receivedOn }: Clue) => receivedOn,
      // What is not ours runs from its receipt, what was studied first from the leave to pass it on.
      TRANSFER: ({ approved, receivedOn }: Clue) => approved.at(-1)?.on ?? receivedOn,
      TALK_ENTRUSTED: ({ entrusted }: Clue) => entrusted?.servedOn,
      INQUIRY_SERVED: ({ inquiry }: Clue) => inquiry?.servedOn,
      AFTER_TALK: ({ talks, replies, inquiry }: Clue) =>
        [talks.at(-1)?.on, replies.at(-1)?.receivedOn, inquiry?.urgedOn]
          .filter((day) => day !== undefined)
          .sort()
          .at(-1),
      // What was sent back is asked again by the limit that it had, with its extension.
      PRELIM_VERIFY: ({ verification }: Clue) =>
        limitOf(verification?.approvedOn, verification?.length),
      SHELVED: ({ shelvedOn }: Clue) => shelvedOn,
      FILED: ({ filing }: Clue) => limitOf(filing?.on, filing?.length),
      TRIAL: ({ trial }: Clue) => limitOf(trial?.acceptedOn, trial?.extension?.length),
      EXECUTION: ({ decidedOn, executionExtension }: Clue) =>
        limitOf(decidedOn, executionExtension?.length),
    },
  }),
  {
    ended: ["CLOSED", "DISPOSED", "TRANSFERRED", "MERGED"],
    holders: ({ handlers }) => handlers,
    lead: inOtherHands,
  },
);

/** From which day a limit runs, and how long it is where it was extended. */
function limitOf(base: Day | undefined, length: number | undefined) {
  return base === undefined || length === undefined ? base : { base, length };
}

function keys(state: Clue): Keys {
  const { status, enteredAt, number, origin, person, receivedOn, district, routing } = state;
  return {
    status,
    sort: enteredAt,
    summary: {
      ...(number === undefined ? {} : { number }),
      receivedOn,
      object: routing.object,
      ...(origin === undefined ? {} : { origin: origin.id }),
    },
    about: [
      person.personId,
      ...(origin === undefined ? [] : [origin.id]),
      clueYear(district, yearOf(receivedOn)),
      ...nameKeys(state),
    ],
    ...(number === undefined ? {} : { claim: { key: `clue-number#${district}#${number}` } }),
  };
}

/** What the clues received in a year are found by: their ledger (L3). */
export function clueYear(district: string, year: number): string {
  return `clues#${district}#${year}`;
}

/** Another officer in one's place among the handlers, and among those who verify. */
function inOtherHands(state: Clue, { from, to }: { from: string; to: string }): Clue {
  const replaced = (people: readonly string[]) => people.map((one) => (one === from ? to : one));
  const { handlers, verification } = state;
  return {
    ...state,
    handlers: replaced(handlers),
    ...(verification && {
      verification: { ...verification, team: [...new Set(replaced(verification.team))] },
    }),
  };
}
