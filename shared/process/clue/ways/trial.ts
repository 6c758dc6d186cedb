import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { whole } from "#kernel/route/form.ts";
import { extend } from "#kernel/task/time/longer.ts";
import { DayText, text } from "#kernel/text/text.ts";
import { checkDisposal } from "#process/disposal/check.ts";
import { influenceEnd } from "#process/disposal/influence.ts";
import { DisposalInput } from "#process/disposal/schema.ts";
import { fact } from "../events.ts";
import { type Clue, officersAs } from "../schema.ts";
import { actingProblem } from "./acting.ts";

/** 立案, 审理, 处分决定 (规则 Art. 37; 条例 Art. 210-215, 224, 233), 第一种形态处理. */
export const trial = commandsFor<Clue>()({
  announce: {
    verb: "filing-announcement",
    summary: "向被审查调查人宣布立案并通知单位",
    right: "clue.handle",
    in: ["FILED"],
    body: z.object({
      on: DayText,
      officers: officersAs("宣布人（二人以上）", "须由二人以上宣布"),
      unitToldOn: DayText,
    }),
    decide: (state, announced, context) =>
      actingProblem(announced.officers, state, context) ?? [
        fact("clue.filing-announced", announced),
      ],
  },
  "extend-filing": {
    verb: "filing-extension",
    summary: "登记上一级批准的延长（一次，至多六个月）",
    right: "clue.approve",
    in: ["FILED"],
    unless: ({ filing }) =>
      filing?.extendedBy === undefined ? undefined : refuse("record.state", "已延长过一次"),
    body: z.object({ document: text(100) }),
    decide: (state, { document }, context) =>
      extend(
        { status: state.status, code: "D-CLU-10", base: state.filing?.on ?? state.receivedOn },
        context,
        (months, length) => fact("clue.filing-extended", { months, length, document }),
      ),
  },
  "send-to-trial": {
    verb: "trial",
    leads: "on",
    summary: "移送审理",
    right: "clue.handle",
    in: ["FILED"],
    unless: ({ filing }) =>
      filing?.announcedOn === undefined ? refuse("record.state", "尚未宣布立案") : undefined,
    body: z.object({}),
    decide: (state, _, context) =>
      ends(
        state,
        "sent-to-trial",
        [fact("clue.sent-to-trial", { on: dayOf(context.now) })],
        context,
      ),
  },
  "extend-trial": {
    verb: "trial-extension",
    summary: "登记经批准延长审理（一次，至多一个月）",
    right: "clue.approve",
    in: ["TRIAL"],
    unless: ({ trial: tried }) =>
      tried?.extension === undefined ? undefined : refuse("record.state", "审理已延长过一次"),
    body: z.object({ document: text(100) }),
    decide: (state, leave, context) =>
      extend(
        {
          status: state.status,
          code: "D-CLU-11",
          base: state.trial?.acceptedOn ?? state.receivedOn,
        },
        context,
        (months, length) => fact("clue.trial-extended", { months, length, ...leave }),
      ),
  },
  "extend-execution": {
    verb: "execution-extension",
    summary: "登记经批准延长处分执行（一次，连同原期限至多六个月）",
    right: "clue.approve",
    in: ["EXECUTION"],
    unless: ({ executionExtension }) =>
      executionExtension === undefined
        ? undefined
        : refuse("record.state", "处分执行期限已延长过一次"),
    body: z.object({
      months: whole("延长月数", 1, 12),
      document: text(100),
      reason: text(500, "请填写延期理由"),
    }),
    decide: extendExecution,
  },
  measure: {
    verb: "measures",
    summary: "记录处理或者处分决定",
    right: "clue.handle",
    in: ["STUDYING", "AFTER_TALK", "PRELIM_VERIFY", "FILED", "TRIAL", "DECISION"],
    body: z.object({ disposal: DisposalInput }),
    decide: decideMeasure,
  },
});

/** 条例 Art. 233: a month, for special reasons and with leave longer (D-CLU-12-EXECUTION). */
function extendExecution(
  { status, decidedOn, receivedOn }: Clue,
  { months: asked, ...leave }: { months: number; document: string; reason: string },
  context: Context,
): Fact[] | Refusal {
  const code = "D-CLU-12-EXECUTION";
  return extend(
    { status, code, base: decidedOn ?? receivedOn, by: asked, path: "months" },
    context,
    (months, length) => fact("clue.execution-extended", { months, length, ...leave }),
  );
}

/** Before a case is filed only measures of the first form are possible. */
function decideMeasure(state: Clue, { disposal }: { disposal: DisposalInput }): Fact[] | Refusal {
  const { person, filing } = state;
  if (disposal.personId !== person.personId) return refuse("disposal.person");
  const wrong = checkDisposal(person, disposal);
  if (wrong !== undefined) return wrong;
  if (filing === undefined && !firstForm.includes(disposal.measure))
    return refuse("clue.not-filed");
  const influenceUntil = influenceEnd(disposal.measure, disposal.decidedOn);
  return [
    fact("clue.measure-decided", {
      disposal: { ...disposal, ...(influenceUntil === undefined ? {} : { influenceUntil }) },
    }),
  ];
}

const firstForm: readonly string[] = ["TALK_REMINDER", "CRITICISM", "ORDERED_REVIEW", "ADMONITION"];
