import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { isRefusal, type Refusal } from "../../refusal.ts";
import { voiceOf } from "../count.ts";
import { taskFact } from "../facts.ts";
import type { Seat, StageSpec, Task } from "../schema.ts";
import { type Bars, seatsFor } from "./assign.ts";

/** Why an open question is given to others, and what becomes of who was asked and is not any more. */
type Reseating = {
  spec: StageSpec;
  bars: Bars;
  reason: string;
  /** "stay" adds who has come, "leave" takes the places of who is not asked any more as well. */
  others: "stay" | "leave";
};

/**
 * Asks those whom an open question would ask if it were opened now: the matter has come into other
 * hands, or the list of officers has changed. Answers stay; a place that somebody took over for one
 * who is still asked stays too. A vote's circle is fixed, and nobody takes the object's place.
 */
export function reseat(
  task: Task,
  { spec, bars, reason, others }: Reseating,
  context: Context,
): Fact[] | Refusal {
  if (task.policy.type === "vote" || spec.asks === "object" || spec.asks === "addressee") return [];
  const today = dayOf(context.now);
  const asked = seatsFor(spec, context.officers, bars, { today, kind: task.subject.kind });
  if (isRefusal(asked)) return others === "stay" ? [] : asked;
  const deciders = asked.filter(({ part }) => part === "decider");
  const waiting = task.seats.filter(isWaiting);
  const isStill = ({ person, through }: Seat) =>
    deciders.some((seat) => seat.person === person || seat.person === through?.from);
  const isKnown = ({ person }: Seat) =>
    task.seats.some(
      (seat) =>
        (seat.person === person && (isWaiting(seat) || seat.ballot !== undefined)) ||
        (isWaiting(seat) && seat.through?.from === person),
    );
  const hasSpoken = (seat: Seat) =>
    task.policy.type === "each" &&
    task.seats.some((one) => one.ballot !== undefined && voiceOf(one) === voiceOf(seat));
  const seats = deciders.filter((seat) => !isKnown(seat) && !hasSpoken(seat));
  const out = others === "stay" ? [] : waiting.filter((seat) => !isStill(seat));
  if (seats.length === 0 && out.length === 0) return [];
  return [
    taskFact("task.reseated", task.id, {
      seats,
      out: out.map(({ person }) => person),
      reason,
      ...(bars.room === undefined || bars.room === task.room ? {} : { room: bars.room }),
    }),
  ];
}

/** A place of the question itself that waits for an answer; who only helps another goes with them. */
function isWaiting({ part, state, through }: Seat): boolean {
  const isOwn = through?.verb !== "delegate" && through?.verb !== "add";
  const waits = state === "ASKED" || state === "WAITING" || state === "DELEGATED";
  return part === "decider" && isOwn && waits;
}
