import type { Event } from "../event.ts";
import type { TaskData } from "./facts.ts";
import type { Task } from "./schema.ts";

/** The task after one of its events; events of other types leave it as it is. */
export function evolveTask(task: Task | undefined, event: Event): Task | undefined {
  if (event.type === "task.opened") return (event.data as TaskData["task.opened"]).task;
  if (task === undefined) return undefined;
  switch (event.type) {
    case "task.decided":
      return decided(task, event, event.data as TaskData["task.decided"]);
    case "task.closed": {
      const { outcome, late } = event.data as TaskData["task.closed"];
      return closed(task, event.at, outcome, late);
    }
    case "task.recused": {
      const { person, replacement } = event.data as TaskData["task.recused"];
      return withReplacement(markSeat(task, person, { state: "RECUSED" }), replacement);
    }
    case "task.transferred": {
      const { from, to } = event.data as TaskData["task.transferred"];
      return withReplacement(markSeat(task, from, { state: "TRANSFERRED" }), to);
    }
    case "task.reminded": {
      const { colour, nextStep } = event.data as TaskData["task.reminded"];
      return { ...task, colour, nextStep };
    }
    case "task.due-moved": {
      const { due, plan, nextStep } = event.data as TaskData["task.due-moved"];
      return { ...task, due, plan, nextStep };
    }
    case "task.link-reissued": {
      const { person, attempt } = event.data as TaskData["task.link-reissued"];
      return markSeat(task, person, { attempt });
    }
    default:
      return task;
  }
}

function decided(task: Task, event: Event, data: TaskData["task.decided"]): Task {
  const { person, action, opinion, outcome, late } = data;
  const ballot = { action, opinion, at: event.at, by: event.actor, role: event.role };
  const seated = markSeat(task, person, { state: "DECIDED", ballot });
  return outcome === undefined ? seated : closed(seated, event.at, outcome, late);
}

function closed(task: Task, at: string, outcome: string, late: "late" | "on-time"): Task {
  return { ...task, status: "CLOSED", closedAt: at, outcome, completedLate: late === "late" };
}

function markSeat(task: Task, person: string, change: Partial<Task["seats"][number]>): Task {
  return {
    ...task,
    seats: task.seats.map((seat) => (seat.person === person ? { ...seat, ...change } : seat)),
  };
}

function withReplacement(task: Task, to: { person: string; role: string } | undefined): Task {
  if (to === undefined || task.seats.some((seat) => seat.person === to.person)) return task;
  return {
    ...task,
    seats: [...task.seats, { ...to, part: "decider", state: "ASKED", attempt: 1 }],
  };
}
