import { dayOf } from "#kernel/deadline/day.ts";
import { mayActFor } from "../../district/family.ts";
import { actingFor } from "../../district/stand-in.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import { taskFact } from "../facts.ts";
import type { Seat, Task } from "../schema.ts";
import { isStandingIn } from "../time/next-wake.ts";
import { type Bars, seatInPlaceOf } from "./assign.ts";

/**
 * Why somebody may not act now in the place that they hold for another: the days of the stand-in are
 * over, or they are of another body. Undefined for everybody who holds their own place.
 */
export function standingProblem(
  task: Task,
  { through, person }: Seat,
  { officers, now }: Pick<Context, "officers" | "now">,
): Refusal | undefined {
  if (through?.verb !== "deputy" && through?.verb !== "recusal") return undefined;
  const owner = officers.find(({ id }) => id === through.from);
  const acting = officers.find(({ id }) => id === person);
  const isNamed = acting?.only === task.subject.id;
  if (owner !== undefined && acting !== undefined && !isNamed && !mayActFor(acting, owner))
    return refuse("task.not-yours", "代办人与被代办人不属于同一单位");
  if (through.verb === "recusal") return undefined;
  const today = dayOf(now);
  const { until } = through;
  const isOver =
    until === undefined
      ? owner === undefined ||
        actingFor(owner, officers, { today, kind: task.subject.kind })?.officer.id !== person
      : today > until;
  return isOver ? refuse("task.not-yours", "代办期限已过，事项交还本人办理") : undefined;
}

/**
 * Stand-ins whose days are over leave, and who they stood in for is asked, or who stands in for them
 * now. A place that nobody may take falls to its owner all the same: it can be handed over from them.
 */
export function endStandIns(task: Task, bars: Bars, { officers, now }: Context): Fact[] {
  const today = dayOf(now);
  return task.seats.filter(isStandingIn).flatMap(({ person, through, role }) => {
    if (through?.until === undefined || today <= through.until) return [];
    const owner = officers.find(({ id }) => id === through.from);
    const asking = { today, kind: task.subject.kind };
    const next = owner === undefined ? undefined : seatInPlaceOf(owner, officers, bars, asking);
    const to = { person: next?.person ?? through.from, role };
    return [
      taskFact("task.stand-in-ended", task.id, {
        person,
        ...(task.seats.some((seat) => isSeated(seat, to.person)) ? {} : { to }),
        ...(next?.through === undefined ? {} : { through: next.through }),
      }),
    ];
  });
}

function isSeated({ person, state, part }: Seat, who: string): boolean {
  return person === who && part === "decider" && state !== "REMOVED" && state !== "TRANSFERRED";
}
