import { commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { fact } from "./events.ts";
import { Asking, type Confirmation, type Told } from "./schema.ts";
import type { Cause } from "./terms.ts";

type Opening = Told & { cause: Cause; from: Day; note?: string };

/** What may be done with a unit's confirmation; the unit and the room answer by their buttons. */
export const commands = commandsFor<Confirmation>()({
  ask: {
    access: "own-route",
    makes: "record",
    summary: "核对单位信息（请单位核对，或者单位主动报送变更）",
    right: "confirmation.ask",
    body: Asking,
    decide: () => [],
  },
  open: internalMaking(open),
  /** The library says something else by now: what the unit is shown follows. */
  refresh: internal((state: Confirmation, told: Omit<Told, "unitId">) => {
    const { unitName, room, lines } = state;
    const isSame = hashOf(compact({ unitName, room, lines })) === hashOf(compact(told));
    return isSame || !isOpen(state) ? [] : [fact("confirmation.refreshed", told)];
  }),
  /** Staff have confirmed the unit's data, or the unit is no more: nothing is asked any longer. */
  end: internal((state: Confirmation, { reason }: { reason: string }, context) =>
    isOpen(state) ? ends(state, "ended", [fact("confirmation.ended", { reason })], context) : [],
  ),
});

/** Whether somebody is still to answer. */
export function isOpen({ status }: { status: string }): boolean {
  return status === "ASKED" || status === "ROOM_REVIEW";
}

function open(
  state: Confirmation | undefined,
  opening: Opening,
  { actor, officers, district, now }: Context,
): Fact[] | Refusal {
  if (state !== undefined) return [];
  const asker = officers.find(({ id }) => id === actor.id);
  if (asker?.role === "UNIT" && asker.unit !== opening.unitId)
    return refuse("auth.forbidden", "只能报送本单位的信息");
  if (!officers.some(({ role, unit }) => role === "UNIT" && unit === opening.unitId))
    return refuse("task.no-assignee", "名录中没有该单位的联络员");
  const from = opening.from > dayOf(now) ? dayOf(now) : opening.from;
  return [fact("confirmation.opened", { ...opening, from, district })];
}

function compact(of: object): object {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}
