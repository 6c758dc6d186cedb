import type { Due } from "#kernel/deadline/count.ts";
import { type Day, daysBetween } from "#kernel/deadline/day.ts";
import { workdaysBetween } from "#kernel/deadline/span.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import { checkedContent, type LetterContent } from "../paper/content.ts";
import type { Clock, Clocks, Letter } from "../schema.ts";

/** The due day of a clock under today's rules. */
export function dueOf(rules: Rules, { code, base, length }: Clock): Due {
  return dueFor(rules, code, base, { length });
}

/** What starts with service: plan and rectification, as long as the letter itself says. */
export function clocksFrom(content: LetterContent, servedOn: Day): Clocks {
  const { planWorkdays, rectificationDays } = checkedContent(content).period;
  return {
    plan: { code: "D-REC-4", base: servedOn, length: planWorkdays },
    rectification: { code: "D-REC-5", base: servedOn, length: rectificationDays },
  };
}

/** 异议期限, which never rests: counted from service, as long as the letter says. */
export function objectionDue(rules: Rules, { content, service }: Letter): Due {
  const { workdays } = checkedContent(content).objection;
  return dueFor(rules, "D-REC-2", service?.servedOn ?? "", { length: workdays });
}

/**
 * Clocks that have rested from the objection to its answer (process sheet §4.4): what was left on
 * the day of the objection runs from the day of the answer, at least one day.
 */
export function clocksAfterRest(
  rules: Rules,
  { plan, rectification }: Clocks,
  rest: { from: Day; until: Day },
): Clocks {
  const usedWorkdays = workdaysBetween(rules.calendars, plan.base, rest.from);
  const usedDays = daysBetween(rectification.base, rest.from);
  return {
    plan: restarted(plan, usedWorkdays, rest.until),
    rectification: restarted(rectification, usedDays, rest.until),
  };
}

function restarted(clock: Clock, used: number, base: Day): Clock {
  return { ...clock, base, length: Math.max(1, clock.length - used) };
}

/** An extension runs on from the nominal day of the clock that it extends. */
export function extendedClock(rules: Rules, clock: Clock, days: number): Clock {
  return { code: "D-REC-6", base: dueOf(rules, clock).nominalDue, length: days };
}
