import type * as z from "zod/mini";
import type { Answer, Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Context } from "#kernel/record/process.ts";
import type { chain } from "./chain.ts";
import { fact } from "./events.ts";
import type { Ladder, serviceForm } from "./schema.ts";
import type { LetterName } from "./terms.ts";

type Service = z.infer<(typeof serviceForm)["schema"]>;

const spare = (_: Ladder, { ballot }: Pick<Answer<undefined>, "ballot">) => [
  fact("ladder.spared", { reason: ballot?.opinion ?? "" }),
];

const signed =
  (letter: LetterName) =>
  (_: Ladder, { ballot }: Pick<Answer<undefined>, "ballot">, { now }: Context) => [
    fact("ladder.signed", { letter, signedOn: dayOf(now), by: ballot?.by ?? "" }),
  ];

const served =
  (letter: LetterName) =>
  (_: Ladder, { form }: Answer<Service>) => [fact("ladder.served", { letter, ...form })];

/** What follows from each answer. */
export const answers: Answers<Ladder, typeof chain> = {
  PROMPTING: { approve: signed("prompt"), reject: spare },
  PROMPT_SERVING: { serve: served("prompt") },
  URGING: { approve: signed("urge"), reject: spare },
  URGE_SERVING: { serve: served("urge") },
  EXPLAINING: {
    explain: (_, { form: { reason: reasons, doneBy }, ballot }, { now }) => [
      fact("ladder.explained", { reasons, doneBy, on: dayOf(now), by: ballot?.by ?? "" }),
    ],
  },
  TALKING: {
    talk: (_, { form, ballot }) => [fact("ladder.talked", { ...form, by: ballot?.by ?? "" })],
    spare,
  },
};
