import type { Officer, Role } from "../../district/role.ts";
import { outsidersFor, superiorsOf } from "../../district/superior.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import { countTask, deciders, outcomeOf, policySeats, voiceOf } from "../count.ts";
import type { Matter, TaskCommand } from "../decide.ts";
import { taskFact } from "../facts.ts";
import type { Seat, Task } from "../schema.ts";
import { lateness } from "../time/late.ts";
import { deputyOf } from "./assign.ts";

type Leaving = Extract<TaskCommand, { type: "recuse" }>;

/**
 * Takes a person out for good (监察法 Art. 67), an answer already given included. The standing
 * deputy follows or, where nobody else is left, the nearest superior or who was named from outside; a vote is personal, and its
 * quorum is counted anew. Only a request of one's own is refused when nobody is left: what has been
 * decided takes effect, and the question waits without anybody until it is handed over.
 */
export function recuse(
  task: Task,
  seat: Seat,
  { relation, detail, by }: Leaving,
  matter: Matter,
  context: Context,
): Fact[] | Refusal {
  const replacement = isReplaced(task, seat)
    ? replacementOf(task, seat, matter, context)
    : undefined;
  const seated = task.seats.some(
    (other) => other.person === replacement?.id && isSitting(task, other, seat.person),
  );
  if (isReplaced(task, seat) && isAlone(task, seat) && replacement === undefined && by !== "order")
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
      ...(data.replacement === undefined ? [] : [asked({ ...data.replacement, room: seat.room })]),
    ],
  });
  if (!result.closed) return [taskFact("task.recused", task.id, data)];
  const outcome = outcomeOf(matter.spec.actions, result.action);
  const late = lateness(task.due, context);
  return [taskFact("task.recused", task.id, { ...data, outcome, late })];
}

/** The standing deputy; where the last one leaves, else the nearest superior. */
function replacementOf(
  task: Task,
  seat: Seat,
  { proposer, recused, room }: Matter,
  { officers }: Context,
): Officer | undefined {
  const bars = { proposer, recused: [...recused, ...recusedHere(task), seat.person] };
  const officer = officers.find(({ id }) => id === seat.person);
  const deputy = officer === undefined ? undefined : deputyOf(officer, officers, bars);
  if (deputy !== undefined || !isAlone(task, seat)) return deputy;
  const colleague = spokenFor(task, seat, bars.recused, officers);
  if (colleague !== undefined) return colleague;
  const maySit = ({ id }: Officer) => id !== proposer && !bars.recused.includes(id);
  return (
    superiorsOf(seat.role as Role, officers, seat.room ?? room, maySit)[0] ??
    outsidersFor(task.subject.id, officers, maySit)[0]
  );
}

/** Nobody else holds a place of the stage itself, or of the same voice where `each` has one; those added by 加签 cannot settle it alone. */
function isAlone(task: Task, leaving: Seat): boolean {
  const circle = policySeats(task).filter(
    (seat) => task.policy.type !== "each" || voiceOf(seat) === voiceOf(leaving),
  );
  return circle.every(({ person }) => person === leaving.person);
}

/** Where `each` has one voice for several, who was asked no more once a colleague had spoken. */
function spokenFor(
  { seats, policy }: Task,
  leaving: Seat,
  recused: readonly string[],
  officers: readonly Officer[],
): Officer | undefined {
  const waits = seats.find(
    (seat) =>
      policy.type === "each" &&
      seat.state === "REMOVED" &&
      seat.through === undefined &&
      voiceOf(seat) === voiceOf(leaving) &&
      !recused.includes(seat.person) &&
      officers.some(({ id, role }) => id === seat.person && role === seat.role),
  );
  return officers.find(({ id }) => id === waits?.person);
}

function recusedHere({ seats }: Task): string[] {
  return seats.filter(({ state }) => state === "RECUSED").map(({ person }) => person);
}

/** Only who holds a place of the stage itself is replaced; a voter's is personal. */
function isReplaced(task: Task, { person }: Seat): boolean {
  return task.policy.type !== "vote" && policySeats(task).some((seat) => seat.person === person);
}

/** Sits already, as decider or at work for somebody other than the officer who leaves. */
function isSitting(task: Task, seat: Seat, leaving: string): boolean {
  const { through, state, person } = seat;
  return through?.verb === "delegate"
    ? state === "ASKED" && through.from !== leaving
    : deciders(task).some((other) => other.person === person);
}

function withoutBallot({ ballot: _ballot, ...seat }: Seat): Seat {
  return seat;
}

function asked({
  room,
  ...who
}: Pick<Seat, "person" | "role"> & { room: string | undefined }): Seat {
  const seat: Seat = { ...who, part: "decider", state: "ASKED", attempt: 1 };
  return room === undefined ? seat : { ...seat, room };
}
