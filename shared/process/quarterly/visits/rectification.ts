import type { Answer } from "#kernel/conduct/answers.ts";
import { isOverdue } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { openTask } from "#kernel/task/open.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { setDue } from "#kernel/task/time/set-due.ts";
import { chain } from "../chain.ts";
import { barsOf, describe } from "../describe.ts";
import { fact } from "../events.ts";
import { Handed, rectifyForm } from "../forms.ts";
import { type Quarterly, rectifiable } from "../schema.ts";

/** Calendar days of D-QI-4, before any extension. */
const usual = 30;

/** The unit's question as it is asked of this visit: its form has fields for each finding. */
export function unitStage(state: Quarterly, stage: string): StageSpec | undefined {
  if (stage !== "UNIT_RECTIFY") return undefined;
  const spec = chain.beside.UNIT_RECTIFY;
  const done = { ...spec.actions.done, form: rectifyForm(openFindings(state)) };
  const { extend, ...rest } = { ...spec.actions, done };
  return { ...spec, actions: state.extension === undefined ? { ...rest, extend } : rest };
}

/** Findings that the unit must put right and has not, as far as anybody has said. */
export function openFindings(state: Quarterly): number[] {
  const done = state.rectified.map(({ finding }) => finding);
  return rectifiable(state).filter((n) => !done.includes(n));
}

/**
 * Asks the unit itself (process sheet §4.2, RECTIFYING; D-QI-4), 30 days from service and what it was
 * granted. A unit of which nobody is in the list is asked on paper, and the room enters what it says.
 */
export function askUnit(state: Quarterly, context: Context): Fact[] {
  const { extension, sentBack = [], feedback } = state;
  if (feedback === undefined || openFindings(state).length === 0) return [];
  const spec = unitStage(state, "UNIT_RECTIFY") ?? chain.beside.UNIT_RECTIFY;
  const asked = openTask(
    {
      ...barsOf(state),
      subject: { kind: "quarterly", id: context.recordId },
      stage: "UNIT_RECTIFY",
      visit: 1 + sentBack.length + (extension?.decision === undefined ? 0 : 1),
      spec,
      due: dueOf(state, context),
      text: describe(state, "UNIT_RECTIFY"),
    },
    context,
  );
  return isRefusal(asked) ? [] : asked;
}

function dueOf({ feedback, extension }: Quarterly, { rules, now }: Context) {
  const more = extension?.decision === "granted" ? extension.days : 0;
  const from = feedback?.servedOn ?? dayOf(now);
  return dueFor(rules, chain.beside.UNIT_RECTIFY.deadline, from, { length: usual + more });
}

/** 提交整改情况: what was done about each finding, from the unit's own pen. */
export function unitHasDone({ form }: Answer<undefined>, { now }: Context): Fact[] {
  return Handed.parse(form).items.map(({ demand, done, evidence, files }) =>
    fact("quarterly.rectified", {
      finding: demand,
      evidence: `${done}（佐证：${evidence}）`,
      doneOn: dayOf(now),
      ...(files === undefined ? {} : { files }),
    }),
  );
}

/** 申请延期: before the due day, with reasons, once. The room director says yes or no. */
export function askExtension(
  state: Quarterly,
  { task, form: { days }, ballot }: Answer<{ days: number }>,
  context: Context,
): Fact[] | Refusal {
  const { rules, now, recordId: record } = context;
  if (isOverdue(task.due, now, rules.config.cutoff))
    return refuse("record.state", `整改期限为 ${task.due.effectiveDue}，申请延期须在到期前提出`);
  if (state.extension !== undefined) return refuse("record.state", "延期只能申请一次");
  const asked = { days, reasons: ballot?.opinion ?? "", askedOn: dayOf(now) };
  const spec = chain.beside.EXTENSION;
  const opened = openTask(
    {
      ...barsOf(state),
      subject: { kind: "quarterly", id: record },
      stage: "EXTENSION",
      visit: 1,
      spec,
      due: dueFor(rules, spec.deadline, dayOf(now)),
      text: describe({ ...state, extension: asked }, "EXTENSION"),
    },
    context,
  );
  return isRefusal(opened) ? opened : [fact("quarterly.extension-asked", asked), ...opened];
}

/** The unit is asked again, by the later day where it was granted; the room's own check follows it. */
export function decideExtension(
  state: Quarterly,
  decision: "granted" | "denied",
  context: Context,
): Fact[] {
  if (state.extension === undefined) return [];
  const decided = { ...state, extension: { ...state.extension, decision } };
  const check = context.tasks.find(
    ({ stage, status }) => stage === "RECTIFYING" && status === "OPEN",
  );
  return [
    fact("quarterly.extension-decided", { decision }),
    ...(decision === "granted" && check !== undefined
      ? [setDue(check, dueOf(decided, context), context)]
      : []),
    ...askUnit(decided, context),
  ];
}

/** The room is not satisfied: these findings are open again, and the unit is asked once more. */
export function sendBack(
  state: Quarterly,
  { findings, reason }: { findings: readonly number[]; reason: string },
  context: Context,
): Fact[] | Refusal {
  const done = state.rectified.map(({ finding }) => finding);
  const wrong = findings.filter((n) => !done.includes(n));
  if (wrong.length > 0)
    return refuse("inspection.findings", `问题 ${wrong.join("、")} 尚无整改情况可退回`);
  const back = { findings, reason, on: dayOf(context.now) };
  const left = state.rectified.filter(({ finding }) => !findings.includes(finding));
  const again = { ...state, rectified: left, sentBack: [...(state.sentBack ?? []), back] };
  return [
    fact("quarterly.sent-back", back),
    ...closeTasks(["UNIT_RECTIFY"], { outcome: "sent-back", reason }, context),
    ...askUnit(again, context),
  ];
}
