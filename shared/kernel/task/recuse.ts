import type { Fact } from "../event.ts";
import type { Context } from "../process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Relation } from "../role.ts";
import { deputyOf } from "./assign.ts";
import { countTask, deciders, outcomeOf, policySeats } from "./count.ts";
import type { Matter } from "./decide.ts";
import { taskFact } from "./facts.ts";
import { lateness } from "./late.ts";
import type { Seat, Task } from "./schema.ts";

/**
 * Takes a person out for good (监察法 Art. 67), an answer already given included. The standing
 * deputy follows, save on a vote, which is personal: there the quorum is counted anew.
 */
export function recuse(
  task: Task,
  seat: Seat,
  { relation, detail }: { relation: Relation; detail: string },
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const officer = context.officers.find(({ id }) => id === seat.person);
  const replacement =
    officer === undefined || !isReplaced(task, seat)
      ? undefined
      : deputyOf(officer, context.officers, {
          proposer: matter.proposer,
          recused: [...matter.recused, ...recusedHere(task), seat.person],
        });
  const seated = task.seats.some(
    (other) => other.person === replacement?.id && isSitting(task, other, seat.person),
  );
  const alone = deciders(task).every(({ person }) => person === seat.person);
  if (isReplaced(task, seat) && alone && replacement === undefined)
    return refuse("task.no-assignee", "您回避后无人承办，请先由办公室指定代办人（AB角）");
  const data = {
    person: seat.person,
    relation,
    detail,
    ...(replacement === undefined || seated
      ? {}
      : { replacement: { person: replacement.id, role: seat.role } }),
  };
  const result = countTask({
    ...task,
    seats: [
      ...task.seats.map(
        (other): Seat =>
          other.person === seat.person ? withoutBallot({ ...other, state: "RECUSED" }) : other,
      ),
      ...(data.replacement === undefined ? [] : [asked(data.replacement)]),
    ],
  });
  if (!result.closed) return [taskFact("task.recused", task.id, data)];
  const outcome = outcomeOf(matter.spec.actions, result.action);
  const late = lateness(task.due, context);
  return [taskFact("task.recused", task.id, { ...data, outcome, late })];
}

function recusedHere({ seats }: Task): string[] {
  return seats.filter(({ state }) => state === "RECUSED").map(({ person }) => person);
}

/** Only who holds a place of the stage itself is replaced; a voter's is personal. */
function isReplaced(task: Task, { person }: Seat): boolean {
  return task.policy.type !== "vote" && policySeats(task).some((seat) => seat.person === person);
}

/** Sits already, as decider or at work for somebody other than whoever leaves. */
function isSitting(task: Task, seat: Seat, leaving: string): boolean {
  const { through, state, person } = seat;
  return through?.verb === "delegate"
    ? state === "ASKED" && through.from !== leaving
    : deciders(task).some((other) => other.person === person);
}

function withoutBallot({ ballot: _ballot, ...seat }: Seat): Seat {
  return seat;
}

function asked(who: Pick<Seat, "person" | "role">): Seat {
  return { ...who, part: "decider", state: "ASKED", attempt: 1 };
}
