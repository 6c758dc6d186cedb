import { addDays, instantAt } from "#kernel/deadline/day.ts";
import type { Seat, Task } from "../schema.ts";

/** The next instant at which time does something to a task; none once it is closed. */
export function nextWakeOf(task: Task): string | undefined {
  if (task.status !== "OPEN") return undefined;
  const ends = task.seats.filter(isStandingIn).map(({ through }) => endOf(through?.until ?? ""));
  const step = task.plan[task.nextStep]?.at;
  return [...ends, ...(step === undefined ? [] : [step])].sort()[0];
}

/** Whether somebody works on a task for days that are counted. */
export function isStandingIn({ through, state }: Seat): boolean {
  const works = state === "ASKED" || state === "WAITING" || state === "DELEGATED";
  return works && through?.verb === "deputy" && through.until !== undefined;
}

function endOf(until: string): string {
  return instantAt(addDays(until, 1), "00:00");
}
