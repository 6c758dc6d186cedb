import type { Event } from "../record/event.ts";
import { policySeats, voiceOf } from "./count.ts";
import type { TaskData } from "./facts.ts";
import { linksAnHour } from "./link/reissue.ts";
import type { Seat, Task, Through } from "./schema.ts";

type Who = Pick<Seat, "person" | "role">;

/** The task after one of its events; events of other types leave it as it is. */
export function evolveTask(task: Task | undefined, event: Event): Task | undefined {
  if (event.type === "task.opened") return (event.data as TaskData["task.opened"]).task;
  if (task === undefined) return undefined;
  const next = inTurn(step(task, event));
  const { outcome, late = "on-time" } = event.data as { outcome?: string; late?: string };
  if (outcome === undefined) return next;
  return {
    ...next,
    status: event.type === "task.voided" ? "VOIDED" : "CLOSED",
    closedAt: event.at,
    outcome,
    completedLate: late === "late",
  };
}

/** 依次: the first who has not answered is asked, all after them wait. */
function inTurn(task: Task): Task {
  if (task.policy.type !== "sequence") return task;
  const order = policySeats(task);
  const turn = order.find(({ ballot }) => ballot === undefined)?.person;
  return {
    ...task,
    seats: task.seats.map((seat): Seat => {
      if (!order.includes(seat) || seat.ballot !== undefined) return seat;
      if (seat.person === turn)
        return seat.state === "WAITING" ? { ...seat, state: "ASKED" } : seat;
      return seat.state === "ASKED" ? { ...seat, state: "WAITING" } : seat;
    }),
  };
}

function step(task: Task, event: Event): Task {
  switch (event.type as keyof TaskData) {
    case "task.decided":
      return decided(task, event, dataOf(event, "task.decided"));
    case "task.advised":
      return advised(task, event, dataOf(event, "task.advised"));
    case "task.recused": {
      const { person, replacement } = dataOf(event, "task.recused");
      const out = recused(task, person);
      return replacement === undefined
        ? out
        : seatAfter(out, person, replacement, { verb: "recusal", from: person });
    }
    case "task.transferred":
      return passed(task, dataOf(event, "task.transferred"), "transfer");
    case "task.handed-over":
      return passed(task, dataOf(event, "task.handed-over"), "hand-over");
    case "task.delegated": {
      const { from, to } = dataOf(event, "task.delegated");
      const waiting = markSeat(task, from, { state: "DELEGATED" });
      return seatAfter(waiting, from, to, { verb: "delegate", from });
    }
    case "task.signer-added": {
      const { by, to } = dataOf(event, "task.signer-added");
      return seatAfter(task, by, to, { verb: "add", from: by });
    }
    case "task.signer-removed":
      return markSeat(task, dataOf(event, "task.signer-removed").person, { state: "REMOVED" });
    case "task.taken-back":
      return takenBack(task, dataOf(event, "task.taken-back"));
    case "task.reseated":
      return reseated(task, dataOf(event, "task.reseated"));
    case "task.stand-in-ended": {
      const { person, to, through } = dataOf(event, "task.stand-in-ended");
      const out = leave(task, person, "REMOVED");
      return to === undefined ? out : seatAfter(out, person, to, through);
    }
    case "task.copied": {
      const { to } = dataOf(event, "task.copied");
      return { ...task, seats: [...task.seats, newSeat(to, "copied", undefined)] };
    }
    case "task.acknowledged": {
      const { person } = dataOf(event, "task.acknowledged");
      return markSeat(task, person, { acknowledgedAt: event.at });
    }
    case "task.urged":
      return { ...task, urgedAt: event.at };
    case "task.reminded": {
      const { colour, nextStep } = dataOf(event, "task.reminded");
      return { ...task, colour, nextStep };
    }
    case "task.due-moved": {
      const { due, plan, nextStep, colour = task.colour } = dataOf(event, "task.due-moved");
      return { ...task, due, plan, nextStep, colour };
    }
    case "task.link-reissued": {
      const { person, attempt } = dataOf(event, "task.link-reissued");
      const before = task.seats.find((seat) => seat.person === person)?.reissued ?? [];
      const reissued = [...before, event.at].slice(-linksAnHour);
      return markSeat(withoutStop(task, person), person, { attempt, reissued });
    }
    case "task.link-revoked": {
      const { person, attempt, reason = "（已销毁）" } = dataOf(event, "task.link-revoked");
      return markSeat(task, person, { attempt, revoked: reason });
    }
    default:
      return task;
  }
}

function decided(task: Task, event: Event, data: TaskData["task.decided"]): Task {
  const { person, action, opinion = "" } = data;
  const ballot = { action, opinion, at: event.at, by: event.actor, role: event.role };
  const after = markSeat(task, person, { state: "DECIDED", ballot });
  return task.policy.type === "each" ? spokenFor(after, person) : after;
}

/** One of a role has answered for all of it: nobody else of the role is asked any more. */
function spokenFor(task: Task, person: string): Task {
  const speaker = task.seats.find((seat) => seat.person === person);
  const voice = speaker === undefined ? "" : voiceOf(speaker);
  return {
    ...task,
    seats: task.seats.map((seat) =>
      voiceOf(seat) === voice && seat.part === "decider" && seat.state === "ASKED"
        ? { ...seat, state: "REMOVED" }
        : seat,
    ),
  };
}

/** The delegate is done, the owner is asked again. */
function advised(task: Task, event: Event, data: TaskData["task.advised"]): Task {
  const { person, owner, action, opinion = "" } = data;
  const ballot = { action, opinion, at: event.at, by: event.actor, role: event.role };
  return markSeat(markSeat(task, person, { state: "DECIDED", ballot }), owner, { state: "ASKED" });
}

/** A recused officer is out, and their delegation with them; a recused delegate's owner is asked again. */
function recused(task: Task, person: string): Task {
  const seat = task.seats.find((other) => other.person === person);
  const out = markSeat(task, person, { state: "RECUSED" }, "without-ballot");
  const delegate = delegateOf(out, person);
  if (delegate !== undefined) return markSeat(out, delegate, { state: "REMOVED" });
  return seat?.through?.verb === "delegate" && seat.state === "ASKED"
    ? markSeat(out, seat.through.from, { state: "ASKED" })
    : out;
}

function takenBack(task: Task, { person, recalled }: TaskData["task.taken-back"]): Task {
  const back = markSeat(task, person, { state: "ASKED" }, "without-ballot");
  return recalled === undefined ? back : markSeat(back, recalled, { state: "REMOVED" });
}

function passed(task: Task, { from, to }: { from: string; to: Who }, verb: Through["verb"]): Task {
  const before = task.seats.find(({ person }) => person === from);
  if (before?.state === "RECUSED") return seatAfter(task, from, to, { verb, from });
  return seatAfter(leave(task, from, "TRANSFERRED"), from, to, throughOf(before, { verb, from }));
}

/** Others are asked; a place that somebody had before is theirs again. */
function reseated(task: Task, { seats, out, room }: TaskData["task.reseated"]): Task {
  const left = out.reduce<Task>((one, person) => leave(one, person, "TRANSFERRED"), task);
  const placed = seats.map((seat): Seat => {
    const old = task.seats.find(({ person }) => person === seat.person);
    return { ...seat, attempt: (old?.attempt ?? 0) + 1 };
  });
  const others = left.seats.filter(({ person }) => !placed.some((seat) => seat.person === person));
  return {
    ...left,
    seats: [...others, ...placed],
    ...(room === undefined ? {} : { room }),
  };
}

/** Somebody's place is another's; a delegate who worked on it for them works on it no more. */
function leave(task: Task, person: string, state: "TRANSFERRED" | "REMOVED"): Task {
  const out = markSeat(task, person, { state });
  const delegate = delegateOf(out, person);
  return delegate === undefined ? out : markSeat(out, delegate, { state: "REMOVED" });
}

function delegateOf(task: Task, owner: string): string | undefined {
  return task.seats.find(
    ({ through, state }) =>
      through?.verb === "delegate" && through.from === owner && state === "ASKED",
  )?.person;
}

/** Whoever takes over the place of somebody added or delegated to stands in that same relation. */
function throughOf(before: Seat | undefined, otherwise: Through): Through {
  const verb = before?.through?.verb;
  return before?.through !== undefined && (verb === "add" || verb === "delegate")
    ? before.through
    : otherwise;
}

function markSeat(
  task: Task,
  person: string,
  change: Partial<Seat>,
  ballots: "with-ballot" | "without-ballot" = "with-ballot",
): Task {
  return {
    ...task,
    seats: task.seats.map((seat) => {
      if (seat.person !== person) return seat;
      const { ballot, ...rest } = seat;
      const kept = ballots === "without-ballot" || ballot === undefined ? rest : seat;
      return { ...kept, ...change };
    }),
  };
}

/** A new link is stopped by nobody. */
function withoutStop(task: Task, person: string): Task {
  const seats = task.seats.map(
    ({ revoked, ...seat }): Seat =>
      seat.person === person || revoked === undefined ? seat : { ...seat, revoked },
  );
  return { ...task, seats };
}

/** Seats somebody right behind another; a place that they had left before is theirs again. */
function seatAfter(task: Task, person: string, to: Who, through: Through | undefined): Task {
  const old = task.seats.find((seat) => seat.person === to.person);
  const { room } = task.seats.find((other) => other.person === person) ?? {};
  const placed = newSeat(to, "decider", through, (old?.attempt ?? 0) + 1);
  const seat = room === undefined ? placed : { ...placed, room };
  const others = task.seats.filter((other) => other.person !== to.person);
  const place = others.findIndex((other) => other.person === person);
  return { ...task, seats: others.toSpliced(place + 1, 0, seat) };
}

function newSeat(
  { person, role }: Who,
  part: Seat["part"],
  through: Through | undefined,
  attempt = 1,
): Seat {
  return {
    person,
    role,
    part,
    state: "ASKED",
    attempt,
    ...(through === undefined ? {} : { through }),
  };
}

function dataOf<T extends keyof TaskData>(event: Event, _type: T): TaskData[T] {
  return event.data as TaskData[T];
}
