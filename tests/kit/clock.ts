import { dayOf } from "#kernel/deadline/day.ts";
import type { Task } from "#kernel/task/schema.ts";

/** The days of a clock: when it is due, and when it turns 黄 and 红. */
export type Clock = { due: string; yellow: string; red: string };

/** By which rule an open question runs, and its days; nothing once it has ended. */
export function clockOf({ tasks }: { tasks: ReadonlyMap<string, Task> }, stage: string) {
  const task = [...tasks.values()].findLast((one) => one.stage === stage && one.status === "OPEN");
  if (task === undefined) return undefined;
  const on = (kind: "YELLOW" | "RED") => {
    const step = task.plan.find((one) => one.kind === kind);
    return step === undefined ? undefined : dayOf(step.at);
  };
  const { ruleCode, effectiveDue } = task.due;
  return { code: ruleCode, due: effectiveDue, yellow: on("YELLOW"), red: on("RED") };
}

/** So many working days from 24 September 2026, counted by hand: 中秋, 国庆 and a working Saturday lie between. */
export const from24September: Readonly<Record<1 | 2 | 3 | 5 | 10 | 15 | 30, Clock>> = {
  1: { due: "2026-09-28", yellow: "2026-09-29", red: "2026-10-10" },
  2: { due: "2026-09-29", yellow: "2026-09-30", red: "2026-10-12" },
  3: { due: "2026-09-30", yellow: "2026-10-08", red: "2026-10-13" },
  5: { due: "2026-10-09", yellow: "2026-10-10", red: "2026-10-15" },
  10: { due: "2026-10-15", yellow: "2026-10-16", red: "2026-10-22" },
  15: { due: "2026-10-22", yellow: "2026-10-23", red: "2026-10-29" },
  30: { due: "2026-11-12", yellow: "2026-11-13", red: "2026-11-19" },
};
