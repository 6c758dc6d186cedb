import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { fact } from "../events.ts";
import type { Evaluation, Letter } from "../schema.ts";
import type { objectionAnswers } from "../terms.ts";
import { askRectification } from "./ahead.ts";
import { clocksAfterRest, extendedClock } from "./clocks.ts";

/** How often a unit is given another period before the letter counts as refused (§4.4). */
const mostRedos = 2;

/** 答复异议: a maintained letter goes on with what was left of its clocks. */
export function answerObjection(
  state: Letter,
  { ballot }: Pick<Closing, "ballot">,
  context: Context,
): Fact[] | Refusal {
  const { objection, clocks, plan } = state;
  if (objection === undefined || clocks === undefined) return refuse("record.state");
  const answer = (ballot?.action ?? "") as keyof typeof objectionAnswers;
  const opinion = ballot?.opinion ?? "";
  if (answer !== "maintain") return [fact("letter.objection-answered", { answer, opinion })];
  const rest = { from: objection.lodgedOn, until: dayOf(context.now) };
  const left = clocksAfterRest(context.rules, clocks, rest);
  const route = plan === undefined ? "to-plan" : "to-rectification";
  const asked = route === "to-plan" ? askRectification({ ...state, clocks: left }, context) : [];
  return isRefusal(asked)
    ? asked
    : [fact("letter.objection-answered", { answer, opinion, route, clocks: left }), ...asked];
}

/** 延期审批 (D-REC-6). */
export function decideExtension(
  { clocks, extension }: Letter,
  decision: "granted" | "denied",
  { rules }: Context,
): Fact[] | Refusal {
  if (clocks === undefined || extension === undefined) return refuse("record.state");
  if (decision === "denied") return [fact("letter.extension-decided", { decision })];
  const clock = extendedClock(rules, clocks.rectification, extension.days);
  return [fact("letter.extension-decided", { decision, clock })];
}

type Evaluated = Pick<Evaluation, "redoDays" | "institutionsMade"> &
  Evaluation["scores"] & { items: Evaluation["results"] };

/** 整改评估: what is not done needs days for doing it, as long as another period can be given. */
export function evaluate(
  state: Letter,
  { form, ballot }: Pick<Closing, "ballot"> & { form: Evaluated },
  { now }: Context,
) {
  const { items, redoDays, institutionsMade, ...scores } = form;
  const isWhole = items.every(({ result }) => result === "DONE");
  if (!isWhole && redoDays === undefined && redosOf(state) < mostRedos)
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "form.redoDays", message: "未全部完成的，须填写进一步整改天数" }],
    };
  return [
    fact("letter.evaluated", {
      evaluatedOn: dayOf(now),
      scores,
      results: items,
      opinion: ballot?.opinion ?? "",
      ...(institutionsMade === undefined ? {} : { institutionsMade }),
      ...(isWhole || redoDays === undefined ? {} : { redoDays }),
    }),
  ];
}

/** 确认评估: all done closes the letter; else another period, at most twice, then refusal. */
export function concludeEvaluation(state: Letter, { now }: Context): Fact[] | Refusal {
  const last = state.evaluations.at(-1);
  if (last === undefined) return refuse("record.state");
  if (last.results.every(({ result }) => result === "DONE"))
    return [fact("letter.evaluation-confirmed", { conclusion: "closed" })];
  if (redosOf(state) < mostRedos && last.redoDays !== undefined)
    return [
      fact("letter.evaluation-confirmed", {
        conclusion: "redo",
        clock: { code: "D-REC-REDO", base: dayOf(now), length: last.redoDays },
      }),
    ];
  return [
    fact("letter.refused", { ground: "redo-exhausted", reason: "两次进一步整改后仍未完成" }),
    fact("letter.evaluation-confirmed", { conclusion: "exhausted" }),
  ];
}

function redosOf({ evaluations }: Letter): number {
  return evaluations.filter(({ conclusion }) => conclusion === "redo").length;
}
