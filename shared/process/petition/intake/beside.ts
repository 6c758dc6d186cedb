import type { Conductable } from "#kernel/conduct/ask.ts";
import { openBeside } from "#kernel/conduct/beside.ts";
import { type Day, dayOf, yearOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { chain } from "../chain.ts";
import type { PetitionData } from "../events.ts";
import type { Petition } from "../schema.ts";
import { describe, mattersOf } from "../shown/describe.ts";

/** The counter of a year's petitions. */
export function counterOf({ now }: Pick<Context, "now">): string {
  return `petition-number#${yearOf(dayOf(now))}`;
}

/** What a petition is when it has come in; the kernel adds where it stands. */
export function begun(
  received: PetitionData["petition.received"],
  registeredOn: Day,
): Omit<Petition, keyof Conductable> {
  return {
    ...received,
    registeredOn,
    feedback: [],
    objections: [],
    messages: [],
    repeats: [],
    missed: [],
  };
}

/** Opens one of the questions that run beside the course, its limit counted from `base`. */
export function beside(
  state: Petition,
  stage: keyof (typeof chain)["beside"],
  base: Day,
  context: Context,
): Fact[] | Refusal {
  const of = { matter: mattersOf, text: describe(state, stage) };
  return openBeside(chain, of, state, { stage, base }, context);
}
