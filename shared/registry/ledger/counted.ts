import type { Item } from "#kernel/store/keys.ts";
import { peopleOf } from "#process/finding/check.ts";
import type { Counted } from "#process/finding/figures.ts";
import type { Finding } from "#process/finding/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";

/** The confirmed findings of an inspection as statistics count them. */
export function countedOf(item: Item): Counted[] {
  const state = item.state as Quarterly | Targeted;
  const { confirmedOn } = state;
  if (confirmedOn === undefined) return [];
  const month = confirmedOn.slice(0, 7);
  return state.findings.map((finding) => ({ finding, place: placeOf(state, finding), month }));
}

function placeOf(state: Quarterly | Targeted, finding: Finding): string {
  if ("place" in state) return state.place.name;
  if (finding.subject.type === "unit") return finding.subject.unitName;
  const [person] = peopleOf(finding);
  return person?.unitName ?? state.plan.units[0]?.unitName ?? "";
}
