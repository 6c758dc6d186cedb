import type { Fact } from "../../record/event.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import { deciders } from "../count.ts";
import { taskFact } from "../facts.ts";
import type { Seat, Task } from "../schema.ts";

/** 拿回 while the task is open: an own answer that did not close it, or an own delegation. */
export function takeBack(
  task: Task,
  seat: Seat,
  { opinion }: { opinion: string },
): Fact[] | Refusal {
  if (opinion.trim() === "") return refuse("task.opinion-required", "请填写理由");
  if (seat.state === "DELEGATED") {
    const delegate = task.seats.find(
      ({ through, state }) =>
        through?.verb === "delegate" && through.from === seat.person && state === "ASKED",
    );
    return [
      taskFact("task.taken-back", task.id, {
        person: seat.person,
        opinion: opinion.trim(),
        ...(delegate === undefined ? {} : { recalled: delegate.person }),
      }),
    ];
  }
  if (seat.state !== "DECIDED" || seat.through?.verb === "delegate") return refuse("task.verb");
  if (task.policy.type === "sequence" && isFollowed(task, seat)) return refuse("task.followed");
  return [taskFact("task.taken-back", task.id, { person: seat.person, opinion: opinion.trim() })];
}

/** Somebody later in the order has answered already. */
function isFollowed(task: Task, seat: Seat): boolean {
  const order = deciders(task);
  const place = order.findIndex(({ person }) => person === seat.person);
  return order.slice(place + 1).some(({ ballot }) => ballot !== undefined);
}
