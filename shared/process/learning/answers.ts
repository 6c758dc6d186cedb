import type { Answers } from "#kernel/conduct/answers.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { Task } from "#kernel/task/schema.ts";
import { codeHash } from "#process/education/commands.ts";
import type { Education } from "#process/education/schema.ts";
import type { chain } from "./chain.ts";
import { fact } from "./events.ts";
import { attended, placeOf } from "./people/attend.ts";
import type { Entry, Learning } from "./schema.ts";

/** What follows from the answers of the person, and of who teaches them. */
export const answers: Answers<Learning, typeof chain> = {
  SIGN_IN: {
    sign: (state, { task, form }, context) =>
      ofEntry(state, task, (entry) => {
        const problem = signProblem(entry, form.code, context);
        return (
          problem ?? [
            fact("learning.signed", {
              ...placeOf(state, entry.id),
              standing: "PRESENT",
              how: "LINK",
            }),
            ...attended(state, entry, context),
          ]
        );
      }),
    leave: (state, { task, ballot }, { now }) =>
      ofEntry(state, task, (entry) =>
        entry.on < dayOf(now)
          ? refuse("education.day", "教育已举办，不能再请假")
          : [
              fact("learning.left", {
                ...placeOf(state, entry.id),
                standing: "LEAVE",
                note: ballot?.opinion ?? "",
              }),
            ],
      ),
  },
  FESTIVAL: {
    read: (_, { task }, { now }) => [fact("learning.read", { n: task.visit, on: dayOf(now) })],
  },
  ENTRY_TALK: { talked: talked },
  ABSENCE_TALK: { talked: talked },
  MAKE_UP: {
    done: (state, { task, form }, context) =>
      ofEntry(
        state,
        task,
        (entry) =>
          beforeSession(form.on, entry.on) ?? [
            fact("learning.made-up", {
              ...placeOf(state, entry.id),
              standing: "MADE_UP",
              on: form.on,
              note: form.note,
              ...(form.reflection === undefined ? {} : { reflection: form.reflection }),
              ...(entry.onLeave === undefined ? {} : { leave: entry.note ?? "" }),
            }),
            ...attended(state, form, context),
          ],
      ),
  },
};

/** On its day only, and with the code of the place where one was shown. */
function signProblem(
  entry: Entry,
  code: string | undefined,
  { now, concerning = [] }: Context,
): Refusal | undefined {
  if (entry.on !== dayOf(now)) return refuse("education.day", `请在 ${entry.on} 当日签到`);
  const session = concerning.find(({ id }) => id === entry.id)?.state as Education | undefined;
  if (session?.code === undefined || session.code.on !== entry.on) return undefined;
  return session.code.hash === codeHash(entry.id, code ?? "")
    ? undefined
    : refuse("education.code");
}

function ofEntry(
  state: Learning,
  { visit }: Task,
  then: (entry: Entry) => Fact[] | Refusal,
): Fact[] | Refusal {
  const entry = state.entries.find(({ n }) => n === visit);
  return entry === undefined ? refuse("record.state") : then(entry);
}

function talked(
  _: Learning,
  { task, form }: { task: Task; form: { on: Day; outline: string } },
): Fact[] {
  return [fact("learning.talked", { n: task.visit, ...form })];
}

function beforeSession(on: Day, held: Day): Refusal | undefined {
  return on >= held
    ? undefined
    : {
        ...refuse("input.invalid"),
        fields: [{ path: "form.on", message: `不能早于教育日期 ${held}` }],
      };
}
