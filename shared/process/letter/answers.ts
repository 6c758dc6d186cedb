import type { Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { checkReturns } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { chain, Stage } from "./chain.ts";
import { fact } from "./events.ts";
import { wholeContent } from "./paper/content.ts";
import { takeNumber } from "./paper/number.ts";
import { askRectification } from "./rectification/ahead.ts";
import { clocksFrom } from "./rectification/clocks.ts";
import {
  answerObjection,
  concludeEvaluation,
  decideExtension,
  evaluate,
} from "./rectification/evaluate.ts";
import { askExtension, feedBack, object, plan, refuseLetter } from "./rectification/unit.ts";
import type { Letter, Service } from "./schema.ts";

/** Two rounds of supplement, then only yes or no; a letter that is amended has its own two. */
function giveBack(state: Letter, { task, ballot }: Said, { rules }: Context): Fact[] | Refusal {
  const amendedOn = state.former.at(-1)?.objection.answeredOn ?? "";
  const before = state.returns.filter(({ at }) => dayOf(at) >= amendedOn);
  return (
    checkReturns(rules, before.length, "letter.return-limit") ?? [
      fact("letter.returned", { from: task.stage as Stage, reason: ballot?.opinion ?? "" }),
    ]
  );
}

function resubmit({ content }: Letter, _: Said, { rules }: Context): Fact[] | Refusal {
  const whole = wholeContent(content, rules.register);
  return isRefusal(whole) ? whole : [];
}

/** 送达: the clocks start, and the unit is asked for plan and rectification. */
function serve(state: Letter, { form: service }: { form: Service }, context: Context) {
  const clocks = clocksFrom(state.content, service.servedOn);
  const asked = askRectification({ ...state, service, clocks }, context);
  if (isRefusal(asked)) return refuse("task.no-assignee", "该单位尚无联系人，请先在人员名录中登记");
  const { unitId } = state.content.addressee;
  return [fact("letter.served", { service, clocks, unitId }), ...asked];
}

type Said = Pick<Closing, "task" | "ballot">;

const refuseInWriting = (state: Letter, { ballot }: Said, context: Context) =>
  refuseLetter(state, { ground: "written", reason: ballot?.opinion ?? "" }, context);

/** What else becomes true when one of the letter's tasks closes, and what must not. */
export const answers: Answers<Letter, typeof chain> = {
  TRIAL_CHECK: { return: giveBack },
  ROOM_APPROVAL: { return: giveBack },
  DEPUTY_APPROVAL: { return: giveBack },
  SECRETARY_APPROVAL: { return: giveBack },
  NUMBERING: { number: (_, __, context) => takeNumber(context) },
  SIGNED: { serve },
  SERVED: { plan, object, refuse: refuseInWriting },
  OBJECTED: { maintain: answerObjection, amend: answerObjection, revoke: answerObjection },
  AMENDED: { resubmit },
  RECTIFYING: { feedback: feedBack, extend: askExtension, object, refuse: refuseInWriting },
  EXTENSION_PENDING: {
    grant: (state, _, context) => decideExtension(state, "granted", context),
    deny: (state, _, context) => decideExtension(state, "denied", context),
  },
  FEEDBACK_SUBMITTED: { evaluate },
  EVALUATING: { approve: (state, _, context) => concludeEvaluation(state, context) },
  REDO: { feedback: feedBack, refuse: refuseInWriting },
  CLOSED: {
    revisit: (_, { form: { on, ...found } }, { now }) => [
      fact("letter.revisited", { ...found, on: on ?? dayOf(now) }),
    ],
  },
  REFUSED: { refer: (_, { form }) => [fact("letter.referred", form)] },
  RETURNED: { resubmit },
};
