import { dayOf } from "#kernel/deadline/day.ts";
import type { Process } from "#kernel/record/process.ts";
import type { Task } from "#kernel/task/schema.ts";
import { type Cast, type Move, makeMove, newGame } from "./play.ts";

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

/**
 * The clock with which a question begins on the way through a course, all of it on one day, and whether
 * the course ends the question. A course's own days all become that day.
 * @throws Error on a move that is refused before the question has ended.
 */
export function clockAlong<S, C extends { type: string }>(
  process: Process<S, C>,
  cast: Cast,
  { moves, stage }: { moves: readonly Move<C>[]; stage: string },
) {
  const game = newGame(process, cast);
  let clock: ReturnType<typeof clockOf>;
  for (const move of onDay(moves, cast.from)) {
    const refused = makeMove(game, { ...move, wait: 0 });
    if (refused !== undefined) throw new Error(`${JSON.stringify(move)}: ${refused.refused}`);
    const now = clockOf(game, stage);
    if (clock !== undefined && now === undefined) return { ...clock, ends: "with its answer" };
    clock ??= now;
  }
  return { ...clock, ends: "never" };
}

function onDay<M>(moves: readonly M[], day: string): M[] {
  return JSON.parse(JSON.stringify(moves).replaceAll(/\d{4}-\d\d-\d\d/g, day));
}
