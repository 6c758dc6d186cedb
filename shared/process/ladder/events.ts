import { type Evolve, factsOf } from "#kernel/conduct/evolve.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { papersOf } from "#kernel/record/borne.ts";
import type { Explanation, Ladder, Late, Overdue, Sent, Talk } from "./schema.ts";
import type { Climb, LetterName } from "./terms.ts";

type Reached = { step: Climb; on: Day };

/** What each event of a ladder says. */
export type LadderData = {
  "ladder.opened": {
    of: Overdue;
    late: Late;
    room?: string;
    district: string;
    gathers?: NonNullable<Ladder["gathers"]>;
  };
  /** Another question of the same addressee is late by the same step. */
  "ladder.joined": { of: Overdue };
  /** One of several questions has its answer. */
  "ladder.item-ended": { task: string; reason: string };
  "ladder.prompt-due": Reached;
  "ladder.urge-due": Reached;
  "ladder.talk-due": Reached;
  /** The clock went on while somebody was still asked; the outcome of their question says where to. */
  "ladder.overtaken": Reached;
  "ladder.signed": { letter: LetterName; signedOn: Day; by: string };
  "ladder.served": { letter: LetterName } & Omit<Sent, "signedOn" | "by">;
  "ladder.spared": { reason: string };
  "ladder.explained": Explanation;
  "ladder.talked": Talk;
  "ladder.closed": { reason: string };
};

/** What people call the events of its trail, by type. */
export const words: Readonly<Record<keyof LadderData, string>> = {
  "ladder.opened": "发现逾期",
  "ladder.joined": "并入逾期事项",
  "ladder.item-ended": "其中一项已办结",
  "ladder.prompt-due": "应制发提示函",
  "ladder.urge-due": "应制发督办函",
  "ladder.talk-due": "应约谈",
  "ladder.overtaken": "继续逾期，转入下一步",
  "ladder.signed": "签发",
  "ladder.served": "送达",
  "ladder.spared": "不予制发",
  "ladder.explained": "书面说明",
  "ladder.talked": "约谈",
  "ladder.closed": "逾期事项已办结",
};

/** An event of a ladder with its data checked by the compiler. */
export const fact = factsOf<LadderData>();

const reached = (state: Ladder, step: Reached): Ladder => ({
  ...state,
  climbed: [...state.climbed, step],
});

/** The ladder after each of its events; where it stands then is said in the chain. */
export const evolve: Evolve<Ladder, Omit<LadderData, "ladder.opened">> = {
  "ladder.joined": ({ more = [], ...state }, { of }) => ({ ...state, more: [...more, of] }),
  "ladder.item-ended": ({ ended = [], ...state }, { task }) => ({
    ...state,
    ended: [...ended, task],
  }),
  "ladder.prompt-due": reached,
  "ladder.urge-due": reached,
  "ladder.talk-due": reached,
  "ladder.overtaken": reached,
  "ladder.signed": ({ letters, ...state }, { letter, ...signed }) => ({
    ...state,
    letters: { ...letters, [letter]: signed },
  }),
  "ladder.served": ({ letters, ...state }, { letter, ...served }) => ({
    ...state,
    letters: { ...letters, [letter]: { ...letters[letter], ...served } },
  }),
  "ladder.spared": (state, spared) => ({ ...state, spared }),
  "ladder.explained": (state, explanation) => ({ ...state, explanation }),
  "ladder.talked": (state, talk) => ({ ...state, talk }),
  "ladder.closed": (state, { reason }) => ({ ...state, closedFor: reason }),
};

/** Each letter has a number of its own: it goes to one addressee, whatever it is about. */
export const papers = papersOf<Ladder, LadderData>({
  "ladder.served": ({ letter, number }, { id }) =>
    number === undefined ? [] : [{ kind: "overdue-letter", number, document: `${id} ${letter}` }],
});
