import { conducted } from "#kernel/conduct/conducted.ts";
import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { borne } from "#kernel/record/borne.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Keys } from "#kernel/record/process.ts";
import { layTypedApart } from "#kernel/record/typed.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { type PetitionData, papers, typed } from "./events.ts";
import { evolve } from "./evolve.ts";
import { begun, counterOf } from "./intake/beside.ts";
import type { Petition } from "./schema.ts";
import { describe, mattersOf } from "./shown/describe.ts";
import { words } from "./shown/words.ts";
import { appealLimits, publicStatusOf } from "./terms.ts";

const course = inHands(
  conducted(chain, {
    commands,
    days,
    words,
    papers,
    resumes: "petition.resume",
    answers,
    begins: "petition.received",
    begin: (received: PetitionData["petition.received"], { at }: Event) =>
      begun(received, dayOf(at)),
    evolve,
    separate: [
      "NOTICE_REQUEST",
      "RESULT",
      "URGENT",
      "IDENTITY_OPENING",
      "MESSAGE",
      "EXTENSION",
      "REPORT_BACK",
    ],
    settlesOthers: ["PURGE_APPROVAL"],
    keys,
    bars: mattersOf,
    show: describe,
    counters: ({ status }: Petition, context) =>
      status === "RECEIVED" ? [counterOf(context)] : [],
    consults: ({ status }: Petition, named) =>
      status === "CLASSIFYING" ? named.filter(({ kind }) => kind === "petition") : [],
    /** The legal clocks run from receipt, acceptance and completion, whenever they were entered. */
    runsFrom: {
      RECEIVED: ({ receivedOn }: Petition) => receivedOn,
      // One that its room sent back, or that was not sent on after all, was in time when it first was.
      CLASSIFYING: ({ receivedOn, acceptedOn }: Petition) =>
        acceptedOn === undefined ? receivedOn : undefined,
      ACCEPTED: ({ registeredOn }: Petition) => registeredOn,
      UPWARD: ({ receivedOn, passedOn }: Petition) =>
        passedOn === undefined ? receivedOn : undefined,
      TRANSFER: ({ receivedOn }: Petition) => receivedOn,
      IN_CLUE: (state: Petition) => (state.completed === undefined ? limitOf(state, 3) : undefined),
      RESOLVING: (state: Petition) =>
        state.appeal === undefined || state.acceptedOn === undefined
          ? limitOf(state, 60)
          : { base: state.acceptedOn, code: appealLimits[state.appeal] },
      COMPLETED: ({ completed }: Petition) => completed?.on,
    },
  }),
  {
    room: ({ routing, ...state }, room) => ({
      ...state,
      ...(routing && { routing: { ...routing, room } }),
    }),
  },
);

/** 信访举报 (process sheet §4.6, A-40). */
export const petition: typeof course = {
  ...course,
  layApart: (fact) => layTypedApart(fact, typed),
};

/** From acceptance, with the extension; events of before say only by how much the usual limit grew. */
function limitOf({ acceptedOn, extendedBy, length }: Petition, usual: number) {
  return acceptedOn === undefined || extendedBy === undefined
    ? acceptedOn
    : { base: acceptedOn, length: length ?? usual + extendedBy };
}

function keys(state: Petition): Keys {
  const { status, enteredAt, number, receivedOn, registration, signature, channel, routing } =
    state;
  return {
    status,
    sort: enteredAt,
    summary: {
      ...(number === undefined ? {} : { number }),
      receivedOn,
      signature,
      channel,
      public: publicStatusOf[status],
      ...(routing === undefined ? {} : { room: routing.room }),
    },
    about: [
      ...(registration?.personId === undefined ? [] : [registration.personId]),
      ...(state.missed.length === 0 ? [] : [missedKey(state.district)]),
      petitionYear(state.district, yearOf(receivedOn)),
    ],
    ...(number === undefined ? {} : { numbers: [borne("petition", number)] }),
  };
}

/** Whether it tells of retaliation: its reporter has said so, or the office has found it. */
export function isOfRetaliation({
  retaliation,
  registration,
}: Pick<Petition, "retaliation" | "registration">): boolean {
  return retaliation === "yes" || registration?.retaliation === "yes";
}

/** Whether a petition goes before others while it is under way (process sheet §4.6). */
export function urgencyOf(state: Petition): "yes" | "no" {
  const isEnded = state.status === "ARCHIVED" || state.status === "OUT_OF_LEVEL";
  return isOfRetaliation(state) && !isEnded ? "yes" : "no";
}

/** What petitions are found by of which a legal clock has run out, for good. */
export function missedKey(district: string): string {
  return `missed-clocks#${district}`;
}

/** What the petitions received in a year are found by: their ledger (L6). */
export function petitionYear(district: string, year: number): string {
  return `petitions#${district}#${year}`;
}
