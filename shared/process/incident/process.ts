import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Closing, Context, Process } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, type RefusalCode, refusals, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { openTask } from "#kernel/task/open.ts";
import { kindOf } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { type Incident, IncidentCommand, type Report } from "./schema.ts";
import { incidentStages } from "./stages.ts";
import { steps } from "./terms.ts";

/**
 * 系统未能完成的后续事项: a follow-up that was refused, a reaction that cannot be done, a workflow
 * that has failed. It waits for a person with its reason; nothing of that kind ends in a log line.
 */
export const incident: Process<Incident, IncidentCommand> = {
  kind: "incident",
  title: "系统未能完成的事项",
  command: IncidentCommand,
  statuses: { OPEN: "待处理", RETRIED: "已重试", HANDLED: "已处理" },
  words,
  stages: incidentStages,
  decide: (state, command, context) =>
    command.type === "report" ? take(state, command, context) : settle(state, command, context),
  evolve,
  conclude,
  keys: ({ status, enteredAt, step, subject, reason }) => ({
    status,
    sort: enteredAt,
    summary: { step, subject, reason },
    about: [subject.id],
  }),
  show: describe,
  bars: ({ subject: { kind, id }, kept = [] }) => ({
    proposer: "",
    recused: kept,
    // What could not be told is named by the record that it tells of.
    of: { kind: kindOf(id) ?? kind, id },
  }),
};

import { words } from "./words.ts";

/** What is known already is not told again; a new try that has failed is. */
function take(
  state: Incident | undefined,
  { report, hidden = [] }: Extract<IncidentCommand, { type: "report" }>,
  context: Context,
): Fact[] {
  if (state !== undefined && state.status !== "RETRIED") return [];
  const visit = (state?.visits ?? 0) + 1;
  const of = { visit, report, recused: [...(report.kept ?? []), ...hidden] };
  const asked = ask("HANDLE", of, context);
  const opened = isRefusal(asked) ? ask("ADMINISTER", of, context) : asked;
  return [
    { type: "incident.reported", data: report },
    // With neither office nor administrators it stands on the list alone.
    ...(isRefusal(opened) ? [] : opened),
  ];
}

/** What was missing is there now, and the system has gone on by itself. */
function settle(
  state: Incident | undefined,
  { reason }: { reason: string },
  context: Context,
): Fact[] {
  if (state?.status !== "OPEN") return [];
  const closing = { outcome: "handled", reason };
  return [
    { type: "incident.handled", data: {} },
    ...closeTasks(Object.keys(incidentStages), closing, context),
  ];
}

function ask(
  stage: keyof typeof incidentStages,
  { visit, report, recused }: { visit: number; report: Report; recused: readonly string[] },
  context: Context,
): Fact[] | Refusal {
  const spec = incidentStages[stage];
  return openTask(
    {
      subject: { kind: "incident", id: context.recordId },
      stage,
      visit,
      spec,
      proposer: "",
      recused,
      due: dueFor(context.rules, spec.deadline, dayOf(context.now)),
      text: describe(report),
    },
    context,
  );
}

function evolve(state: Incident | undefined, { type, at, data }: Event): Incident {
  if (type === "incident.reported") {
    const visits = (state?.visits ?? 0) + 1;
    return { ...(data as Report), status: "OPEN", enteredAt: at, visits };
  }
  if (state === undefined) throw new Error(`Chain begins with ${type}`);
  if (type === "incident.retried") return { ...state, status: "RETRIED" };
  return type === "incident.handled" ? { ...state, status: "HANDLED" } : state;
}

function conclude({ event }: Incident, { outcome }: Closing): Fact[] | Refusal {
  if (outcome !== "retried") return [{ type: "incident.handled", data: {} }];
  return event === undefined
    ? refuse("task.action", "该事项不能重新执行，请人工处理后选择“已人工处理”")
    : [{ type: "incident.retried", data: {} }];
}

function describe({ step, subject, reason }: Report) {
  const known = own<readonly [number, string]>(refusals, reason as RefusalCode);
  return [
    { label: "事项编号", value: shortNumber(subject.id) },
    { label: "情况", value: steps[step] },
    { label: "原因", value: known === undefined ? reason : `${known[1]}（${reason}）` },
  ];
}
