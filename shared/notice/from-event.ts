import { isWorkdayOrGuess } from "#kernel/deadline/calendar.ts";
import { workdaysAfter } from "#kernel/deadline/count.ts";
import { dayOf, instantAt } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/event.ts";
import type { Rules } from "#kernel/rules.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Notice, NoticeMatter } from "./notice.ts";

/** Who is to be told what because of an event. Pure; ids make a repeated event harmless. */
export function noticesFrom(event: Event, rules: Rules): Notice[] {
  const taskId = event.task ?? "";
  switch (event.type) {
    case "task.opened": {
      const { task } = event.data as TaskData["task.opened"];
      return task.seats.map(({ person }) => base(event, person, { template: "assigned", taskId }));
    }
    case "task.recused": {
      const { replacement } = event.data as TaskData["task.recused"];
      return replacement === undefined
        ? []
        : [base(event, replacement.person, { template: "assigned", taskId })];
    }
    case "task.transferred": {
      const { to } = event.data as TaskData["task.transferred"];
      return [base(event, to.person, { template: "assigned", taskId })];
    }
    case "task.link-reissued": {
      const { person } = event.data as TaskData["task.link-reissued"];
      return [base(event, person, { template: "assigned", taskId })];
    }
    case "task.reminded":
      return reminders(event, event.data as TaskData["task.reminded"], rules);
    default:
      return [];
  }
}

function reminders(event: Event, data: TaskData["task.reminded"], rules: Rules): Notice[] {
  const day = dayOf(event.at);
  if (data.step === "REMINDER" || data.step === "BLUE")
    return data.recipients.map((to) =>
      quiet({ ...base(event, to, { template: "digest" }), id: `digest.${to}.${day}` }, rules),
    );
  const matter: NoticeMatter = {
    template: "escalated",
    taskId: event.task ?? "",
    colour: data.colour === "RED" ? "RED" : "YELLOW",
    due: data.due,
  };
  return data.recipients.map((to) => quiet(base(event, to, matter), rules));
}

function base(event: Event, to: string, matter: NoticeMatter): Notice {
  return {
    id: `${event.id}.${event.seq}.${to}`,
    district: event.district,
    to,
    matter,
    status: "READY",
    createdAt: event.at,
  };
}

/** Reminders keep quiet at night and on days off: they wait for 08:30 of the next working day. */
function quiet(notice: Notice, rules: Rules): Notice {
  const day = dayOf(notice.createdAt);
  const morning = instantAt(day, "08:30");
  const isWorkday = isWorkdayOrGuess(rules.calendars, day);
  if (isWorkday && notice.createdAt >= morning && notice.createdAt < instantAt(day, "20:00"))
    return notice;
  const wakeAt =
    isWorkday && notice.createdAt < morning
      ? morning
      : instantAt(workdaysAfter(rules.calendars, day, 1), "08:30");
  return { ...notice, status: "QUEUED", wakeAt };
}
