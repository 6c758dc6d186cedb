import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import { taskFact } from "../facts.ts";
import type { Seat, Task } from "../schema.ts";

/** How many links somebody may ask for anew in an hour: each is a mail, with five tries of a code. */
export const linksAnHour = 3;

const hour = 3600_000;

/** 重新发送办理链接: the old one is void with it. */
export function reissueLink(task: Task, seat: Seat, { now }: Context): Fact[] | Refusal {
  const recent = (seat.reissued ?? []).filter((at) => Date.parse(now) - Date.parse(at) < hour);
  if (recent.length >= linksAnHour) return refuse("link.reissue-limit");
  return [
    taskFact("task.link-reissued", task.id, { person: seat.person, attempt: seat.attempt + 1 }),
  ];
}
