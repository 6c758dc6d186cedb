import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { own } from "../text/own.ts";
import { countPolicy, countTask, outcomeOf, policySeats } from "./count.ts";
import type { Matter, TaskCommand } from "./decide.ts";
import { inPlaceOf, taskFact } from "./facts.ts";
import { parseForm } from "./form.ts";
import type { Ballot, Seat, Task } from "./schema.ts";
import { lateness } from "./time/late.ts";

type Decide = Extract<TaskCommand, { type: "decide" }>;

/** 同意, 不同意, 退回, 弃权 and whatever else the stage offers. */
export function answer(
  task: Task,
  seat: Seat,
  command: Decide,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const { action, opinion, form, declaration } = command;
  const { spec, proposer, formerly = [] } = matter;
  const chosen = own(spec.actions, action);
  if (seat.part !== "decider" || seat.state !== "ASKED") return refuse("task.not-yours");
  if (chosen === undefined) return refuse("task.action");
  if (spec.asks !== "proposer" && [proposer, ...formerly].includes(seat.person))
    return refuse("task.own-proposal");
  if (chosen.opinion === "required" && opinion.trim() === "")
    return refuse("task.opinion-required");
  if (spec.declares === "no-ties" && declaration !== "none") return refuse("task.declaration");
  if (seat.through?.verb === "delegate") return advise(task, seat, command, chosen.label);
  if (seat.through?.verb !== "add" && countPolicy(task).closed)
    return refuse("task.closed", "本环节已有决定，正在等待加签人员");
  const filled = parseForm(chosen.form, form);
  if ("refused" in filled) return filled;

  const ballot = { action, opinion, at: context.now, by: context.actor.id, role: seat.role };
  const after = withBallot(task, seat, ballot);
  const result = countTask(after);
  const next = result.closed ? undefined : nextInTurn(after);
  return [
    inPlaceOf(
      seat,
      taskFact("task.decided", task.id, {
        person: seat.person,
        action,
        label: chosen.label,
        opinion: opinion.trim(),
        ...(filled.form === undefined ? {} : { form: filled.form }),
        shown: task.shown,
        ...(declaration === undefined ? {} : { declaration }),
        ...(next === undefined ? {} : { next }),
        ...(result.closed ? { outcome: outcomeOf(spec.actions, result.action) } : {}),
        late: lateness(task.due, context),
      }),
    ),
  ];
}

/** A delegate's answer goes back to the owner, who decides (委派). */
function advise(task: Task, seat: Seat, { action, opinion }: Decide, label: string): Fact[] {
  return [
    taskFact("task.advised", task.id, {
      person: seat.person,
      owner: seat.through?.from ?? "",
      action,
      label,
      opinion: opinion.trim(),
      shown: task.shown,
    }),
  ];
}

function withBallot(task: Task, seat: Seat, ballot: Ballot): Task {
  return {
    ...task,
    seats: task.seats.map((other) =>
      other.person === seat.person ? { ...other, state: "DECIDED", ballot } : other,
    ),
  };
}

/** Whose turn comes with this answer (依次). */
function nextInTurn(task: Task): string | undefined {
  if (task.policy.type !== "sequence") return undefined;
  const first = policySeats(task).find(({ ballot }) => ballot === undefined);
  return first?.state === "WAITING" ? first.person : undefined;
}
