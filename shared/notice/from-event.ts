import { dueDayOf, workdaysAfter } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import {
  digestOf,
  type Notice,
  type NoticeMatter,
  newNotice,
  openingId,
  type Urgency,
} from "./notice.ts";
import { digestMoment, nextMorning } from "./quiet.ts";

/** An event, the task as it is by now, and the district's rules. */
type Told = { event: Event; task: Task; rules: Rules };

/**
 * Who is to be told what because of an event. Pure; ids make a repeated event harmless. Digests come
 * last, so that what they are to tell is there before them.
 */
export function noticesFrom(event: Event, task: Task | undefined, rules: Rules): Notice[] {
  const telling = own<Telling>(tellings as Readonly<Record<string, Telling>>, event.type);
  if (task === undefined || telling === undefined) return [];
  const told = { event, task, rules };
  const all = [...telling(event.data, told), ...inTurn(told), ...settled(told)];
  const isDigest = ({ matter }: Notice) => matter.template === "digest";
  return [...all.filter((notice) => !isDigest(notice)), ...all.filter(isDigest)];
}

/**
 * Duties that the system does right after they arise (D-ENR-9: a file opens with supervision). Nobody
 * is told of them, however the stream cuts its batches; reminders tell of one that stays open.
 */
const doneBySystem: readonly string[] = ["D-ENR-9"];

/** Whether nobody is told of a question as it arises. */
export function isSilent({ due }: Pick<Task, "due">): boolean {
  return doneBySystem.includes(due.ruleCode);
}

/** Questions that the clock opens at night, as many as are late: the morning's list tells of them. */
const byClock: readonly string[] = ["D-LAD-SIGN", "D-LAD-TALK"];

type Telling = (data: unknown, told: Told) => Notice[];

/** What each event about a task says to whom; a new type of event has to choose. */
const tellings: { [T in keyof TaskData]: (data: TaskData[T], told: Told) => Notice[] } = {
  "task.opened": (_, told) =>
    (isSilent(told.task) ? [] : told.task.seats)
      .filter((seat) => seat.state === "ASKED" && !isTurn(told.task, seat))
      .map(({ person }) =>
        byClock.includes(told.task.due.ruleCode)
          ? digest(told, person, digestMoment(told.rules.calendars, told.event.at))
          : assigned(told, person, openingId(told.task.id, person)),
      ),
  "task.decided": () => [],
  "task.advised": ({ owner }, told) => [assigned(told, owner)],
  "task.closed": () => [],
  "task.recused": ({ person, replacement }, told) => [
    ...takenOver(told, replacement?.person),
    ...ownerOf(told.task, person).map((owner) => assigned(told, owner)),
  ],
  "task.transferred": ({ to }, told) => takenOver(told, to.person),
  "task.handed-over": ({ to }, told) => takenOver(told, to.person),
  "task.reseated": ({ seats }, told) => seats.flatMap(({ person }) => takenOver(told, person)),
  "task.delegated": ({ to }, told) => [assigned(told, to.person)],
  "task.signer-added": ({ to }, told) => [assigned(told, to.person)],
  "task.signer-removed": ({ person }, told) =>
    inDigest(told, person, { template: "settled", taskId: told.task.id }),
  "task.stand-in-ended": ({ person, to }, told) => [
    ...inDigest(told, person, { template: "settled", taskId: told.task.id }),
    ...takenOver(told, to?.person),
  ],
  "task.copied": ({ to }, told) =>
    inDigest(told, to.person, { template: "copied", taskId: told.task.id }),
  "task.urged": ({ to }, told) =>
    to.map((person) => notice(told, person, { template: "urged", taskId: told.task.id })),
  "task.taken-back": ({ recalled }, told) =>
    recalled === undefined
      ? []
      : inDigest(told, recalled, { template: "settled", taskId: told.task.id }),
  "task.voided": (_, told) =>
    told.task.seats
      .filter(({ part, state }) => part !== "copied" && wasAsked.includes(state))
      .map(({ person }) => notice(told, person, { template: "voided", taskId: told.task.id })),
  "task.reminded": (data, told) => reminders(data, told),
  "task.due-moved": () => [],
  "task.link-unlocked": () => [],
  "task.link-revoked": () => [],
  "task.acknowledged": () => [],
  // A person who asks for their link again waits for it, at any hour.
  "task.link-reissued": ({ person }, told) => [
    notice(told, person, { template: "assigned", taskId: told.task.id }, "at-once"),
  ],
};

const wasAsked: readonly Seat["state"][] = ["ASKED", "DECIDED", "DELEGATED"];

/** 蓝, 黄 and 红 go with the digest in working hours: one mail, however many are late at once. */
function reminders(data: TaskData["task.reminded"], told: Told): Notice[] {
  const { step, recipients, due } = data;
  const { task } = told;
  if (step === "REMINDER" || step === "BLUE")
    return recipients.flatMap((to) => reminder(told, to, due));
  const colour = data.colour === "RED" ? "RED" : "YELLOW";
  const moment = digestMoment(told.rules.calendars, told.event.at);
  return recipients.flatMap((to) =>
    inDigest(told, to, { template: "escalated", taskId: task.id, colour, due }, moment),
  );
}

/** A digest lists what waits for its reader anyway; a reader who only watches needs a line for it. */
function reminder(told: Told, to: string, due: string): Notice[] {
  const moment = digestMoment(told.rules.calendars, told.event.at);
  const seat = told.task.seats.find(({ person }) => person === to);
  if (seat === undefined)
    return inDigest(told, to, { template: "blue", taskId: told.task.id, due }, moment);
  return seat.state === "ASKED" ? [digest(told, to, moment)] : [];
}

/** A first assignment is told in quiet hours too when it is due within one working day. */
function assigned(told: Told, to: string, id?: string): Notice {
  const { task, event, rules } = told;
  const nextWorkday = workdaysAfter(rules.calendars, dayOf(event.at), 1);
  const urgency = dueDayOf(task.due) <= nextWorkday ? "at-once" : "working-hours";
  const one = notice(told, to, { template: "assigned", taskId: task.id }, urgency);
  return id === undefined ? one : { ...one, id };
}

/** Who takes over a place is told, unless it is one of those whose turn is told by itself. */
function takenOver(told: Told, to: string | undefined): Notice[] {
  const seat = told.task.seats.find(({ person }) => person === to);
  const isTold = to !== undefined && !(seat !== undefined && isTurn(told.task, seat));
  return isTold ? [assigned(told, to)] : [];
}

/** 依次: the person whose turn it is, told once, in whatever way the turn came. */
function inTurn(told: Told): Notice[] {
  const { task, event } = told;
  if (task.status !== "OPEN" || event.type === "task.link-reissued") return [];
  return task.seats
    .filter((seat) => seat.state === "ASKED" && isTurn(task, seat))
    .map(({ person, attempt }) => assigned(told, person, `turn.${task.id}.${person}.${attempt}`));
}

function isTurn({ policy }: Task, { part, through }: Seat): boolean {
  const isExtra = through?.verb === "delegate" || through?.verb === "add";
  return policy.type === "sequence" && part === "decider" && !isExtra;
}

/** Decided elsewhere: all who were asked and need not answer any more read so in the digest. */
function settled(told: Told): Notice[] {
  const { event, task } = told;
  const { outcome } = event.data as { outcome?: string };
  if (outcome === undefined || event.type === "task.voided") return [];
  return task.seats
    .filter(
      ({ part, state, ballot, person }) =>
        part === "decider" &&
        (state === "ASKED" || state === "DELEGATED") &&
        ballot === undefined &&
        person !== event.actor,
    )
    .flatMap(({ person }) => inDigest(told, person, { template: "settled", taskId: task.id }));
}

/** A delegate who leaves gives the question back to its owner. */
function ownerOf(task: Task, person: string): string[] {
  const through = task.seats.find((seat) => seat.person === person)?.through;
  const owner = task.seats.find((seat) => seat.person === through?.from);
  return through?.verb === "delegate" && owner?.state === "ASKED" ? [owner.person] : [];
}

/** What does not hurry, with the digest that tells it: the next morning's unless said. */
function inDigest(
  told: Told,
  to: string,
  matter: NoticeMatter,
  at: string = nextMorning(told.rules.calendars, told.event.at),
): Notice[] {
  return [{ ...bare(told, to, matter), status: "BUNDLED" }, digest(told, to, at)];
}

function digest({ event: { district, at: createdAt } }: Told, to: string, wakeAt: string): Notice {
  return digestOf({ to, district, createdAt }, wakeAt);
}

function notice(
  told: Told,
  to: string,
  matter: NoticeMatter,
  urgency: Urgency = "working-hours",
): Notice {
  return newNotice(bare(told, to, matter), urgency, told.rules.calendars);
}

function bare({ event }: Told, to: string, matter: NoticeMatter) {
  const { id, seq, district, at: createdAt } = event;
  return {
    id: `${id}.${seq}.${to}`,
    district,
    to,
    matter,
    urgency: "working-hours",
    attempts: [],
    version: 1,
    createdAt,
  } as const;
}
