import type { MatterOf } from "#kernel/record/process.ts";
import { peopleOf } from "#process/finding/check.ts";
import type { Targeted } from "./schema.ts";

/** Who leads the inspection, who is recused, and whom it concerns. */
export function matterOf(state: Targeted): MatterOf {
  return {
    proposer: state.proposer,
    recused: state.recusals.map(({ person }) => person),
    room: state.room,
    concerns: concernsOf(state),
  };
}

/** Units that are inspected and people that something was found about. */
export function concernsOf({ plan, findings }: Pick<Targeted, "plan" | "findings">): string[] {
  return [
    ...new Set([
      ...plan.units.map(({ unitId }) => unitId),
      ...findings.flatMap(peopleOf).map(({ personId }) => personId),
    ]),
  ];
}
