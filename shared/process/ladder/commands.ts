import { type CommandOf, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import type { StandardCommand } from "#kernel/conduct/conducted.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { isGathering, isKnown, openIn } from "./describe.ts";
import { fact } from "./events.ts";
import type { Ladder, Late, Overdue } from "./schema.ts";
import { type Climb, climbs } from "./terms.ts";

/** `until`: the instant up to which further questions of the same addressee come into its letter. */
type Climbing = { step: Climb; of: Overdue; late: Late; room?: string; until?: string };

/** What the clock does to a ladder; people answer by their buttons. */
export const commands = commandsFor<Ladder>()({
  climb: internalMaking(climb),
  /** An overdue question has its answer, or is asked no more; with the last one all of it ends. */
  end: internal((state: Ladder, { task, reason }: { task: string; reason: string }, context) => {
    const open = openIn(state).map((of) => of.task);
    if (state.status === "CLOSED" || !open.includes(task)) return [];
    return open.length > 1
      ? [fact("ladder.item-ended", { task, reason })]
      : [
          fact("ladder.closed", { reason }),
          ...closeTasks([state.status], { outcome: "closed", reason }, context),
        ];
  }),
});

export type LadderCommand = CommandOf<typeof commands> | StandardCommand;

const due = {
  YELLOW: "ladder.prompt-due",
  RED: "ladder.urge-due",
  RED_TALK: "ladder.talk-due",
} as const;
const outcomes = { YELLOW: "", RED: "to-urge", RED_TALK: "to-talk" } as const;

/** Steps only go up; one that was missed (host asleep) is not made up for. */
function climb(
  state: Ladder | undefined,
  { step, until, ...opened }: Climbing,
  context: Context,
): Fact[] {
  const on = dayOf(context.now);
  if (state === undefined) {
    const open = { ...opened, district: context.district };
    return until === undefined
      ? [fact("ladder.opened", open), reached(step, opened.late, on)]
      : [fact("ladder.opened", { ...open, gathers: { step, until } })];
  }
  if (state.status === "CLOSED") return [];
  const joined = isKnown(state, opened.of.task) ? [] : [fact("ladder.joined", { of: opened.of })];
  const last = state.climbed.at(-1)?.step ?? (isGathering(state) ? state.gathers.step : undefined);
  if (last !== undefined && rank(last) >= rank(step)) return joined;
  const reason = climbs[step];
  const overtaken = closeTasks([state.status], { outcome: outcomes[step], reason }, context);
  return [
    ...joined,
    ...(overtaken.length === 0
      ? [reached(step, state.late, on)]
      : [fact("ladder.overtaken", { step, on }), ...overtaken]),
  ];
}

/** The letter of the morning: what was late in the night has been gathered. */
export function wake(state: Ladder, { now }: Context): Fact[] {
  return isGathering(state) ? [reached(state.gathers.step, state.late, dayOf(now))] : [];
}

/** An organ above or beside the commission is spoken to, and gets no letter. */
function reached(step: Climb, { type }: Late, on: string): Fact {
  return fact(type === "organ" ? "ladder.talk-due" : due[step], { step, on });
}

function rank(step: Climb): number {
  return Object.keys(climbs).indexOf(step);
}
