import type { Answers } from "#kernel/conduct/answers.ts";
import { commandsFor, internalMaking } from "#kernel/conduct/command.ts";
import { conducted } from "#kernel/conduct/conducted.ts";
import { type Evolve, factsOf } from "#kernel/conduct/evolve.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { derivedId } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";
import { inHands } from "#process/hands/hands.ts";
import { chain } from "./chain.ts";
import { describe } from "./describe.ts";
import { chosenFormOf } from "./forms.ts";
import type { Conclusion, Opening, Screening } from "./schema.ts";

type ScreeningData = {
  "screening.opened": Opening;
  "screening.concluded": Conclusion;
};
const fact = factsOf<ScreeningData>();

/** What may be done with a screening: the calendar opens it, its room answers by a button. */
export const commands = commandsFor<Screening>()({
  open: internalMaking((state: Screening | undefined, opening: Opening) =>
    state === undefined ? [fact("screening.opened", opening)] : [],
  ),
});

const answers: Answers<Screening, typeof chain> = {
  OPEN: {
    choose: (_, { form, ballot }, { now }) => [
      fact("screening.concluded", {
        ...form,
        result: "CHOSEN",
        on: dayOf(now),
        by: ballot?.by ?? "",
      }),
    ],
    none: (_, { form, ballot }, { now }) => [
      fact("screening.concluded", {
        ...form,
        result: "NONE",
        on: dayOf(now),
        by: ballot?.by ?? "",
      }),
    ],
  },
};

const evolve: Evolve<Screening, Omit<ScreeningData, "screening.opened">> = {
  "screening.concluded": (state, conclusion) => ({ ...state, conclusion }),
};

/** 年度筛选研判: once a year and room, opened by the calendar. */
export const screening = inHands(
  conducted(chain, {
    commands,
    resumes: "screening.resume",
    answers,
    begins: "screening.opened",
    begin: (opened: Opening) => opened,
    evolve,
    words: { "screening.opened": "启动筛选", "screening.concluded": "研判完成" },
    keys: ({ status, year, room, from, conclusion }: Screening) => ({
      status,
      sort: from,
      summary: {
        title: `${year} 年度筛选研判`,
        room,
        year,
        from,
        ...(conclusion === undefined ? {} : { result: conclusion.result }),
      },
      about: [],
    }),
    bars: ({ room, recusals }) => ({
      proposer: "",
      recused: recusals.map(({ person }) => person),
      room,
    }),
    show: describe,
    stageIn,
    runsFrom: ({ from }: Screening) => from,
  }),
  { room: (state, room) => ({ ...state, room }) },
);

/** The question with the ranked list to tick off; without one it is asked in words alone. */
function stageIn({ listed = [] }: Screening, stage: string): StageSpec | undefined {
  const spec = own<typeof chain.stages.OPEN>(chain.stages, stage);
  if (spec === undefined || listed.length === 0) return spec;
  const choose = { ...spec.actions.choose, form: chosenFormOf(listed) };
  return { ...spec, actions: { ...spec.actions, choose } };
}

/** A room screens once a year. */
export function screeningId(district: string, year: number, room: string): string {
  return derivedId("screening", district, String(year), room);
}
