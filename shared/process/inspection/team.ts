import * as z from "zod/mini";
import { relations } from "#kernel/district/relation.ts";
import { type Officer, tiedTo } from "#kernel/district/role.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { keysOf } from "#kernel/route/form.ts";
import { Id } from "#kernel/text/text.ts";
import { Remark } from "#process/finding/schema.ts";

/** A member of an inspection team; nobody is assigned without a declaration of their own. */
export const Inspector = z.object({
  officer: Id,
  ties: z.literal("none", "须本人声明与检查对象没有应当回避的关系"),
});
export type Inspector = z.infer<typeof Inspector>;

/** The first leads. */
export const Team = z
  .array(Inspector)
  .check(z.minLength(2, "检查组至少两人"), z.maxLength(12, "检查组至多 12 人"));

/** An inspector steps out (监察法 Art. 67); somebody else takes their place. */
export const Replacement = z.object({
  officer: Id,
  relation: keysOf(relations),
  detail: Remark,
  replacement: Inspector,
});

type Bars = {
  officers: readonly Officer[];
  recused: readonly string[];
  /** People, units and places that the inspection is about. */
  concerns: readonly string[];
  room: string;
};

/**
 * Whether these may inspect together: two or more, each an officer of the district who is neither
 * recused nor tied to the object; the room's own director reviews the report, so stays out.
 */
export function checkTeam(team: readonly Inspector[], bars: Bars): Refusal | undefined {
  const ids = team.map(({ officer }) => officer);
  if (ids.length < 2 || new Set(ids).size !== ids.length)
    return refuse("inspection.team", "检查组至少两人，且不得重复");
  const barred = [...bars.recused, ...tiedTo(bars.officers, bars.concerns)];
  for (const id of ids) {
    const officer = bars.officers.find((one) => one.id === id);
    if (officer === undefined || !mayInspect(officer, bars.room))
      return refuse("inspection.team", `${officer?.name ?? id} 不能担任检查人员`);
    if (barred.includes(id)) return refuse("inspection.team", `${officer.name} 应当回避`);
  }
  return undefined;
}

function mayInspect({ role, room }: Officer, inspecting: string): boolean {
  return role === "PROPOSER" || (role === "ROOM_DIRECTOR" && room !== inspecting);
}

/** A team with one member replaced by another, at the same place. */
export function withReplacement(
  team: readonly Inspector[],
  officer: string,
  replacement: Inspector,
): Inspector[] {
  return team.map((member) => (member.officer === officer ? replacement : member));
}

/** Somebody who may not take part any more, and why. */
export type Recusal = { person: string; relation: string; detail: string; at: string };
