import { type CommandOf, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { closeTasks } from "#kernel/task/close.ts";
import type { Task } from "#kernel/task/schema.ts";
import { type Rest, type RunOn, restTasks, runOnTasks } from "#kernel/task/time/rest.ts";
import type { Attendance, Learner } from "#process/education/schema.ts";
import { fact } from "./events.ts";
import { ask, askSignIn, festivalLines, personLines } from "./people/ask.ts";
import {
  clockFrom,
  placeOf,
  registered,
  settle,
  settled,
  struck,
  withEntry,
} from "./people/attend.ts";
import type { Learning, Reminder, Session } from "./schema.ts";

type Who = { person: Learner; room: string };

/** What becomes of a person's education record; all of it follows from sessions and the calendar. */
export const commands = commandsFor<Learning>()({
  open: internalMaking(open),
  invite: internalMaking(invite),
  withdraw: internal((state: Learning, { session }: { session: string }, context) =>
    withEntry(state, session, (entry) => [
      fact("learning.withdrawn", placeOf(state, session)),
      ...settled(entry, "withdrawn", context),
    ]),
  ),
  register: internal(
    (
      state: Learning,
      { session, ...given }: { session: string } & Omit<Attendance, "personId">,
      context,
    ) => withEntry(state, session, (entry) => registered(state, entry, given, context)),
  ),
  strike: internal(
    (state: Learning, { session, reason }: { session: string; reason: string }, context) =>
      withEntry(state, session, (entry) => struck(state, entry, reason, context)),
  ),
  settle: internal((state: Learning, { session }: { session: string }, context) =>
    withEntry(state, session, (entry) => settle(state, entry, context)),
  ),
  remind: internal((state: Learning, of: Omit<Reminder, "n" | "readOn" | "over">, context) => {
    if (state.status === "ENDED" || state.reminders.some(({ from }) => from === of.from)) return [];
    const n = state.asked + 1;
    const text = festivalLines(of.festivals, of.from);
    return [
      fact("learning.reminded", { ...of, n }),
      ...ask(state, { stage: "FESTIVAL", n, base: of.from, text }, context),
    ];
  }),
  end: internal(end),
  rest: internal(rested),
  "run-on": internal((_: Learning, after: RunOn, context) => runOnTasks(after, context)),
});

export type LearningCommand = CommandOf<typeof commands>;

/** A new object is talked with within 30 days (D-EDU-2); the six-month clock begins (D-EDU-1). */
function open(
  state: Learning | undefined,
  { person, room, since, talk }: Who & { since: Day; talk: "due" | "none" },
  context: Context,
): Fact[] {
  if (state !== undefined && state.status !== "ENDED") return [];
  const of = { person, room };
  const { clock = { n: 0, from: since }, asked = 0 } = state ?? {};
  const n = asked + 1;
  const opened =
    state === undefined
      ? fact("learning.opened", { ...of, since, district: context.district })
      : fact("learning.reopened", { ...of, since });
  const text = personLines(of, "新纳入提级监督，须进行廉政谈话");
  return [
    opened,
    ...clockFrom(of, clock, since, context),
    ...(talk === "none"
      ? []
      : [
          fact("learning.talk-asked", { n, cause: "ENTRY" as const }),
          ...ask(of, { stage: "ENTRY_TALK", n, base: since, text }, context),
        ]),
  ];
}

/** Nothing is asked of them any more, and no session waits for them. */
function end(
  state: Learning,
  { reason = "不再是提级监督对象" }: { reason?: string },
  context: Context,
): Fact[] {
  if (state.status === "ENDED") return [];
  const closing = { outcome: "ended", reason };
  const stages = ["SIGN_IN", "FESTIVAL", "ENTRY_TALK", "ABSENCE_TALK", "MAKE_UP", "GAP"];
  return [
    ...state.entries
      .filter(({ standing }) => standing === "INVITED")
      .map(({ id }) => fact("learning.withdrawn", placeOf(state, id))),
    fact("learning.ended", { on: dayOf(context.now) }),
    ...closeTasks(stages, closing, context),
  ];
}

/** Supervision rests: nobody waits for them at a session to come, and what else they owe has no limit. */
function rested(state: Learning, rest: Rest, context: Context): Fact[] {
  const { tasks } = context;
  const coming = state.entries.filter(
    ({ standing, on }) => standing === "INVITED" && on >= rest.from,
  );
  const isComing = ({ stage, visit }: Task) =>
    stage === "SIGN_IN" && coming.some(({ n }) => n === visit);
  const closing = { outcome: "withdrawn", reason: "监督中止" };
  return [
    ...coming.map(({ id }) => fact("learning.withdrawn", placeOf(state, id))),
    ...closeTasks(["SIGN_IN"], closing, { ...context, tasks: tasks.filter(isComing) }),
    ...restTasks(rest, { ...context, tasks: tasks.filter((task) => !isComing(task)) }),
  ];
}

/** Told of a session; told again where its day or place is another now. */
function invite(
  state: Learning | undefined,
  { person, room, session }: Who & { session: Session },
  context: Context,
): Fact[] {
  if (state === undefined) {
    const since = dayOf(context.now);
    return [
      ...open(undefined, { person, room, since, talk: "none" }, context),
      fact("learning.invited", { session, n: 2 }),
      ...askSignIn({ person, room }, 2, session, context),
    ];
  }
  if (state.status === "ENDED") return [];
  const n = state.asked + 1;
  const known = state.entries.find(({ id }) => id === session.id);
  if (known === undefined)
    return [fact("learning.invited", { session, n }), ...askSignIn(state, n, session, context)];
  if (known.on === session.on || known.standing !== "INVITED") return [];
  return [
    fact("learning.moved", { session, n }),
    ...settled(known, "moved", context),
    ...askSignIn(state, n, session, context),
  ];
}
