import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { fact } from "../events.ts";
import { wholeContent } from "../paper/content.ts";
import { takeNumber } from "../paper/number.ts";
import type { Letter, Service } from "../schema.ts";
import { clocksFrom } from "../stages/clocks.ts";
import { askRectification } from "../stages/open-stage.ts";
import type { Stage } from "../stages/transitions.ts";
import {
  answerObjection,
  concludeEvaluation,
  decideExtension,
  evaluate,
} from "./conclude-inside.ts";
import { askExtension, feedBack, object, plan, refuseLetter } from "./conclude-unit.ts";

/** What else becomes true when one of the letter's tasks closes, and what must not. */
export function conclude(state: Letter, closing: Closing, context: Context): Fact[] | Refusal {
  const { task, outcome, form, ballot } = closing;
  if (task.stage !== state.status)
    return task.stage === "RECTIFYING" ? refuse("letter.plan-missing") : [];
  switch (outcome) {
    case "return":
      return giveBack(state, closing, context);
    case "resubmit": {
      const content = wholeContent(state.content, context.rules.register);
      return isRefusal(content) ? content : [];
    }
    case "numbered":
      return takeNumber(context);
    case "served":
      return serve(state, form as Service, context);
    case "planned":
      return plan(state, form, context);
    case "objected":
      return object(state, closing, context);
    case "refused":
      return refuseLetter(state, { ground: "written", reason: ballot?.opinion ?? "" }, context);
    case "maintained":
    case "amended":
    case "revoked":
      return answerObjection(state, closing, context);
    case "extension-asked":
      return askExtension(state, closing, context);
    case "granted":
    case "denied":
      return decideExtension(state, outcome, context);
    case "fed-back":
      return feedBack(closing, context);
    case "evaluated":
      return evaluate(state, closing, context);
    case "confirmed":
      return concludeEvaluation(state, context);
    case "referred":
      return [fact("letter.referred", form as Parameters<typeof fact<"letter.referred">>[1])];
    case "revisited":
      return revisited(form, context);
    default:
      return [];
  }
}

/** Two rounds of supplement, then only yes or no; an evaluation may be sent back without count. */
function giveBack(state: Letter, { task, ballot }: Closing, context: Context): Fact[] | Refusal {
  if (task.stage === "EVALUATING") return [];
  if (state.returns.length >= context.rules.config.maxReturns) return refuse("letter.return-limit");
  return [fact("letter.returned", { from: task.stage as Stage, reason: ballot?.opinion ?? "" })];
}

/** 送达: the clocks start, and the unit is asked for plan and rectification. */
function serve(state: Letter, service: Service, context: Context): Fact[] | Refusal {
  const { servedOn } = service;
  const clocks = clocksFrom(state.content, servedOn);
  const asked = askRectification({ ...state, service, clocks }, context);
  if (isRefusal(asked)) return refuse("task.no-assignee", "该单位尚无联系人，请先在人员名录中登记");
  const { unitId } = state.content.addressee;
  return [fact("letter.served", { service, clocks, unitId }), ...asked];
}

function revisited(form: Closing["form"], { now }: Context): Fact[] {
  const { on = dayOf(now), ...found } = form as Omit<NonNullable<Letter["revisit"]>, "on"> & {
    on?: string;
  };
  return [fact("letter.revisited", { ...found, on })];
}
