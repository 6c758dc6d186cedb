import { type CommandOf, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import type { StandardCommand } from "#kernel/conduct/conducted.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { fact } from "./events.ts";
import type { Ladder, Late, Overdue } from "./schema.ts";
import { type Climb, climbs } from "./terms.ts";

type Climbing = { step: Climb; of: Overdue; late: Late; room?: string };

/** What the clock does to a ladder; people answer by their buttons. */
export const commands = commandsFor<Ladder>()({
  climb: internalMaking(climb),
  /** The overdue question has its answer, or is asked no more. */
  close: internal((state: Ladder, { reason }: { reason: string }, context) =>
    state.status === "CLOSED"
      ? []
      : [
          fact("ladder.closed", { reason }),
          ...closeTasks([state.status], { outcome: "closed", reason }, context),
        ],
  ),
});

export type LadderCommand = CommandOf<typeof commands> | StandardCommand;

const due = {
  YELLOW: "ladder.prompt-due",
  RED: "ladder.urge-due",
  RED_TALK: "ladder.talk-due",
} as const;
const outcomes = { YELLOW: "", RED: "to-urge", RED_TALK: "to-talk" } as const;

/** Steps only go up; one that was missed (host asleep) is not made up for. */
function climb(state: Ladder | undefined, { step, ...opened }: Climbing, context: Context): Fact[] {
  const on = dayOf(context.now);
  if (state === undefined)
    return [
      fact("ladder.opened", { ...opened, district: context.district }),
      fact(due[step], { step, on }),
    ];
  const last = state.climbed.at(-1)?.step;
  if (state.status === "CLOSED" || (last !== undefined && rank(last) >= rank(step))) return [];
  const reason = climbs[step];
  const overtaken = closeTasks([state.status], { outcome: outcomes[step], reason }, context);
  return overtaken.length === 0
    ? [fact(due[step], { step, on })]
    : [fact("ladder.overtaken", { step, on }), ...overtaken];
}

function rank(step: Climb): number {
  return Object.keys(climbs).indexOf(step);
}
