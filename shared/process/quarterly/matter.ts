import type { MatterOf } from "#kernel/process.ts";
import type { Quarterly } from "./schema.ts";

/** Who leads the visit and writes its report, who is recused, and whom it concerns. */
export function matterOf({ plan, recusals, room, place, objects }: Quarterly): MatterOf {
  return {
    proposer: plan?.team[0]?.officer ?? "",
    recused: recusals.map(({ person }) => person),
    room,
    concerns: concernsOf({ place, objects }),
  };
}

/** People, units and the place that a visit is about. */
export function concernsOf({ place, objects }: Pick<Quarterly, "place" | "objects">): string[] {
  return [...new Set([place.id, ...objects.flatMap(({ personId, unitId }) => [personId, unitId])])];
}
