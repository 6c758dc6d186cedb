import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { instantAt } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";

export const rules: Rules = {
  calendars: calendarsOf(publishedCalendars),
  register: registerFor({}, "1"),
  config: DistrictConfig.parse({}),
};
export const morning = instantAt("2026-03-03", "09:00");
/** Stands for every name, unit and matter: nothing of it may come out. */
export const mark = "〔密〕";

export const seat = (person: string, change: Partial<Seat> = {}): Seat => ({
  person,
  role: "ROOM_DIRECTOR",
  part: "decider",
  state: "ASKED",
  attempt: 1,
  ...change,
});

export const taskWith = (seats: readonly Seat[], change: Partial<Task> = {}): Task => ({
  id: "enr_x.ROOM_REVIEW.1",
  subject: { kind: "enrollment", id: "enr_x" },
  district: "sample",
  stage: "ROOM_REVIEW",
  visit: 1,
  title: `室务审核${mark}`,
  status: "OPEN",
  openedAt: morning,
  policy: { type: "any" },
  actions: [{ action: "approve", label: mark, outcome: "approved" }],
  factor: "code",
  escalation: "ladder",
  room: "2",
  seats,
  due: dueFor(rules, "D-ENR-1", "2026-03-03"),
  plan: [],
  nextStep: 0,
  colour: "NONE",
  shown: mark,
  ...change,
});

export const closed: Partial<Task> = { status: "CLOSED", outcome: "approved", closedAt: morning };
const ballot = {
  action: "approve",
  opinion: mark,
  at: morning,
  by: "u-a",
  role: "ROOM_DIRECTOR",
};
export const answered: Partial<Seat> = { state: "DECIDED", ballot };
export const answer = { action: "approve", label: mark, opinion: mark, shown: mark };
export const why = { opinion: mark };
export const who = (person: string) => ({ person, role: "ROOM_DIRECTOR" as const });

export function eventOf<T extends keyof TaskData>(
  type: T,
  data: TaskData[T],
  change: Partial<Event> = {},
): Event {
  return {
    type,
    data,
    task: "enr_x.ROOM_REVIEW.1",
    kind: "enrollment",
    id: "enr_x",
    district: "sample",
    seq: 7,
    at: morning,
    actor: "u-a",
    role: "ROOM_DIRECTOR",
    prev: "",
    hash: "",
    ...change,
  };
}
