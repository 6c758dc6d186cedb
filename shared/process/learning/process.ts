import { conducted } from "#kernel/conduct/conducted.ts";
import { dayOf, instantAt } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context, Keys, MatterOf } from "#kernel/record/process.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { derivedId } from "#kernel/text/id.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { fact, type LearningData, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import { personLines } from "./people/ask.ts";
import type { Learning } from "./schema.ts";

/** 廉政教育记录: what one supervised person was taught, and the clocks of it (D-EDU-1 to D-EDU-3). */
export const learning = inHands(
  conducted(chain, {
    commands,
    days,
    resumes: "education.resume",
    answers,
    begins: "learning.opened",
    begin: (opened: LearningData["learning.opened"]) => ({
      ...opened,
      entries: [],
      reminders: [],
      talks: [],
      clock: { n: 0, from: opened.since },
      asked: 1,
    }),
    evolve,
    words,
    keys,
    bars,
    show: (state) => personLines(state, "廉政教育"),
    consults: ({ entries }: Learning) =>
      entries
        .filter(({ standing }) => standing === "INVITED")
        .map(({ id }) => ({ id, kind: "education" })),
    separate: Object.keys(chain.beside),
    settlesOthers: ["SIGN_IN", "MAKE_UP"],
    wake: endFestivals,
  }),
  { room: (state, room) => ({ ...state, room }) },
);

/** A person has one education record in a district. */
export function learningId(district: string, personId: string): string {
  return derivedId("learning", district, personId);
}

/** Whom the record is about; ties of officers to them bar them from it. */
function bars({ person, recusals, room }: Learning): MatterOf {
  return {
    proposer: "",
    recused: recusals.map((one) => one.person),
    room,
    object: person.personId,
    concerns: [person.personId, person.unitId],
  };
}

function keys(state: Learning): Keys {
  const { status, person, room, clock, entries } = state;
  const next = waitingFestivals(state)
    .map(({ from }) => from)
    .sort()[0];
  return {
    status,
    sort: person.personId,
    summary: { name: person.personName, room, since: clock.from, sessions: entries.length },
    about: [person.personId],
    ...(next === undefined ? {} : { wakeAt: instantAt(next, "00:05") }),
  };
}

function waitingFestivals({ reminders, status }: Learning) {
  return status === "ENDED"
    ? []
    : reminders.filter(({ readOn, over }) => readOn === undefined && over === undefined);
}

/** The holiday has begun: a reminder that nobody has read is no reminder any more, and no offence. */
function endFestivals(state: Learning, context: Context): Fact[] {
  const over = waitingFestivals(state).filter(({ from }) => from <= dayOf(context.now));
  return over.flatMap(({ n }) => {
    const tasks = context.tasks.filter(({ visit }) => visit === n);
    const closing = { outcome: "unread", reason: "节日已到" };
    return [
      fact("learning.festival-over", { n }),
      ...closeTasks(["FESTIVAL"], closing, { ...context, tasks }),
    ];
  });
}
