import * as z from "zod/mini";
import { colours, DueView } from "#kernel/route/answers.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";

const seatStates = [
  "WAITING",
  "ASKED",
  "DECIDED",
  "DELEGATED",
  "RECUSED",
  "TRANSFERRED",
  "REMOVED",
] as const satisfies readonly Seat["state"][];

const SeatView = z.object({
  person: z.string(),
  role: z.string(),
  room: z.optional(z.string()),
  part: z.enum(["decider", "reader", "copied"]),
  state: z.enum(seatStates),
  /** What they have answered; who reads along sees their own only. */
  ballot: z.optional(
    z.object({
      action: z.string(),
      opinion: z.string(),
      at: z.string(),
      by: z.string(),
      role: z.string(),
    }),
  ),
  /** How the place came to somebody whom the stage itself did not ask. */
  through: z.optional(
    z.object({
      verb: z.enum(["transfer", "delegate", "add", "deputy", "recusal", "hand-over"]),
      from: z.string(),
      until: z.optional(z.string()),
    }),
  ),
  acknowledgedAt: z.optional(z.string()),
});

/** A question itself; what the sweep and the sealing keep with it is not told. */
export const TaskFields = z.object({
  id: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  stage: z.string(),
  visit: z.int(),
  title: z.string(),
  status: z.enum(["OPEN", "CLOSED", "VOIDED"]),
  openedAt: z.string(),
  policy: z.object({
    type: z.enum(["single", "any", "all", "sequence", "each", "vote"]),
    quorum: z.optional(z.enum(["half", "two-thirds"])),
    entitled: z.optional(z.int()),
    recusedInBase: z.optional(z.enum(["yes", "no"])),
  }),
  factor: z.enum(["none", "code", "login"]),
  seats: z.array(SeatView),
  due: DueView,
  colour: z.enum(colours),
  urgedAt: z.optional(z.string()),
  outcome: z.optional(z.string()),
  closedAt: z.optional(z.string()),
  completedLate: z.optional(z.boolean()),
});

/** A question as the API answers it to the holder of a seat. */
export function taskOf(task: Task, seat: Seat): z.infer<typeof TaskFields> {
  const { id, subject, stage, visit, title, status, openedAt, policy, factor, due, colour } = task;
  const { urgedAt, outcome, closedAt, completedLate } = task;
  return {
    ...{ id, subject, stage, visit, title, status, openedAt, policy, factor, due, colour },
    ...{ urgedAt, outcome, closedAt, completedLate },
    seats: task.seats.map((other) => seenBy(seat, other)),
  };
}

/** Who reads along sees who is asked, not what the others have answered. */
function seenBy({ part, person: own }: Seat, other: Seat): z.infer<typeof SeatView> {
  const { person, role, room, part: as, state, ballot, through, acknowledgedAt } = other;
  const isShown = part === "decider" || person === own;
  return {
    ...{ person, role, room, part: as, state, through, acknowledgedAt },
    ballot: isShown ? ballot : undefined,
  };
}
