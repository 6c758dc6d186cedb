import type { Answers } from "#kernel/conduct/answers.ts";
import { openBeside } from "#kernel/conduct/beside.ts";
import { workdaysLate } from "#kernel/deadline/count.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { checkReturns } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { influenceEnd } from "../disposal/influence.ts";
import { measureOf } from "../disposal/measures.ts";
import { chain } from "./chain.ts";
import { barsOf, describe } from "./describe.ts";
import { fact } from "./events.ts";
import type { Debriefing, Report } from "./schema.ts";
import { rulesOf } from "./terms.ts";

/** What else becomes true with an answer, and what must not. */
export const answers: Answers<Debriefing, typeof chain> = {
  OPINIONS_FED: {},
  REPORT_DUE: {
    submit: (state, { form, task }, context) => submit(state, form, task.due, context),
  },
  REPORT_RETURNED: {
    submit: (state, { form, task }, context) => submit(state, form, task.due, context),
  },
  SUBMITTED: {
    approve: (_, __, { now }) => [fact("debriefing.accepted", { on: dayOf(now) })],
    return: ({ returns }, { ballot }, { rules }) =>
      checkReturns(rules, returns.length, "debriefing.return-limit") ?? [
        fact("debriefing.returned", { reason: ballot?.opinion ?? "" }),
      ],
  },
  FED_BACK: { plan: (_, { form }) => [fact("debriefing.rectification-planned", form)] },
  RECTIFYING: {
    report: (_, { form }, { now }) => [
      fact("debriefing.rectification-reported", { ...form, on: dayOf(now) }),
    ],
  },
  EVALUATING: {
    close: ({ band, talk, statement }, _, { now }) =>
      (band !== "NONE" && talk === undefined) || (band === "TALK" && statement === undefined)
        ? refuse("debriefing.talk-open")
        : [fact("debriefing.closed", { on: dayOf(now) })],
  },
  LATE_NOTICE: {
    told: (_, { ballot }) => [fact("debriefing.lateness-told", { how: ballot?.opinion ?? "" })],
  },
  TALK: { talked },
  STATEMENT: {
    state: (_, { form }, { now }) => [fact("debriefing.stated", { ...form, on: dayOf(now) })],
  },
};

/** The report as handed in; a late one is told to everybody in a notice (通报). */
function submit(
  state: Debriefing,
  report: Report,
  due: Parameters<typeof workdaysLate>[1],
  context: Context,
): Fact[] | Refusal {
  const { longestReport } = rulesOf(context.rules.config);
  const characters = Object.values(report).reduce((sum, text) => sum + text.length, 0);
  if (characters > longestReport)
    return refuse(
      "debriefing.report-length",
      `全文 ${characters} 字，规定不超过 ${longestReport} 字`,
    );
  const on = dayOf(context.now);
  const lateBy = workdaysLate(context.rules.calendars, due, on);
  const facts = [fact("debriefing.reported", { report, on, lateBy })];
  if (lateBy === 0) return facts;
  const notice = beside(state, "LATE_NOTICE", on, context);
  return isRefusal(notice) ? notice : [...facts, ...notice];
}

/** A first-form measure goes to the integrity file; below the warning line only a reminder fits. */
function talked(
  { band, personId, score = 0 }: Debriefing,
  { form }: { form: { measure: "TALK_REMINDER" | "ADMONITION"; on: string; record: string } },
  { actor, officers }: Context,
): Fact[] | Refusal {
  const { measure, on, record } = form;
  if (band === "WARN" && measure === "ADMONITION")
    return refuse("disposal.measure", `得分 ${score / 100} 分，只作谈话提醒`);
  const { norm, article } = measureOf(measure).basis;
  const until = influenceEnd(measure, on);
  const talker = officers.find(({ id }) => id === actor.id)?.name;
  const disposal = {
    personId,
    measure,
    decidedOn: on,
    decidedBy: "分管副书记",
    ...(talker === undefined ? {} : { talker }),
    basis: [{ side: "PARTY" as const, norm, article }],
    ...(until === undefined ? {} : { influenceUntil: until }),
  };
  return [fact("debriefing.talked", { on, record, disposal })];
}

/** Opens one of the questions that run beside the course, its limit counted from `base`. */
export function beside(
  state: Debriefing,
  stage: keyof (typeof chain)["beside"],
  base: Day,
  context: Context,
): Fact[] | Refusal {
  const of = { matter: barsOf, text: describe(state, stage) };
  return openBeside(chain, of, state, { stage, base }, context);
}
