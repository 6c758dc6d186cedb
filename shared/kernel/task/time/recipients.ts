import type { ReminderStep } from "#kernel/deadline/types.ts";
import { type Officer, officersOf } from "../../district/role.ts";
import type { Task } from "../schema.ts";

/**
 * Who hears of a step of the ladder: 蓝 the handler and the room director, 黄 the room director with
 * the deputy secretary copied, 红 the secretary. The party committee gets no red letter: its delay
 * is told to the secretary only.
 */
export function recipientsOf(
  step: ReminderStep["kind"],
  task: Pick<Task, "seats" | "room" | "escalation">,
  officers: readonly Officer[],
): string[] {
  const seated = task.seats
    .filter(({ part, state }) => part === "decider" && state === "ASKED")
    .map(({ person }) => person);
  const directors = officersOf(officers, "ROOM_DIRECTOR", task.room);
  const deputies = officersOf(officers, "DEPUTY_SECRETARY", undefined);
  const secretaries = officersOf(officers, "SECRETARY", undefined);
  if (step === "REMINDER") return seated;
  if (task.escalation === "nobody") return step === "BLUE" ? seated : [];
  if (task.escalation === "secretary-only") return step === "BLUE" ? seated : idsOf(secretaries);
  switch (step) {
    case "BLUE":
      return unique([...seated, ...idsOf(directors)]);
    case "YELLOW":
      return unique([...idsOf(directors), ...idsOf(deputies)]);
    case "RED":
    case "RED_TALK":
      return unique([...seated, ...idsOf(secretaries)]);
  }
}

function idsOf(officers: readonly Officer[]): string[] {
  return officers.map(({ id }) => id);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
