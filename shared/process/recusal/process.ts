import { dayOf } from "#kernel/deadline/day.ts";
import { happened } from "#kernel/deadline/order.ts";
import { boundTo } from "#kernel/district/recusals/bound.ts";
import { relations } from "#kernel/district/relation.ts";
import { type Officer, officersOf, tiedTo } from "#kernel/district/role.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { type OfficialNumber, ofPaper, papersOf } from "#kernel/record/borne.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Closing, Context, MatterOf, Process } from "#kernel/record/process.ts";
import { layTypedApart, type Typed, typedIntoTasks } from "#kernel/record/typed.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { openTask } from "#kernel/task/open.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import {
  type Recusal,
  RecusalCommand,
  type RecusalRequest,
  recusalStatuses,
  requesters,
} from "./schema.ts";
import { recusalStages } from "./stages.ts";
import { words } from "./words.ts";

/** The superior commission decides after it was asked. */
const decidedAbove = {
  letterOn: happened(({ enteredAt }: Recusal) => ({ day: dayOf(enteredAt), what: "申请之日" })),
};

/** 回避申请: anyone concerned asks, the right superior decides, a reaction carries it out. */
export const recusal: Process<Recusal, RecusalCommand> = {
  kind: "recusal",
  title: "回避申请",
  command: RecusalCommand,
  statuses: recusalStatuses,
  words,
  stages: recusalStages,
  decide: (state, command, context) => {
    if (command.type === "note-destroyed") return noteDestroyed(state, command, context);
    return state === undefined ? ask(command, context) : refuse("record.state");
  },
  evolve,
  conclude,
  keys: ({ status, enteredAt, enteredBy, officer, officerName, subject, relation, concerns }) => ({
    status,
    sort: enteredAt,
    summary: { title: `${officerName}回避 ${shortNumber(subject.id)}`, officer, subject, relation },
    about: [subject.id, ...(concerns ?? [])],
    ...(status === "REQUESTED"
      ? { claim: { key: `recusal#${enteredBy}#${officer}#${subject.id}` } }
      : {}),
  }),
  claimed: () => "recusal.pending",
  days: { "RECORD_UPPER.approve": decidedAbove, "RECORD_UPPER.reject": decidedAbove },
  show: describe,
  bars: matterOf,
  recuses,
  papers: papersOf<Recusal, RecusalData>({
    "recusal.granted": ofDecision,
    "recusal.denied": ofDecision,
  }),
  layApart: (fact, before) =>
    isAboutReport(before ?? (fact.data as Partial<RecusalRequest>))
      ? layTypedApart(fact, typed)
      : fact,
};

/** The superior commission's decision, where it decides. */
type UpperDecision = { letterNumber: string; letterOn: string } | { letterNumber?: undefined };
type RecusalData = { "recusal.granted": UpperDecision; "recusal.denied": UpperDecision };

function ofDecision(decision: UpperDecision): OfficialNumber[] {
  return decision.letterNumber === undefined
    ? []
    : ofPaper("upper-decision", decision.letterNumber, decision.letterOn);
}

/** What people type about a report may repeat it, and is destroyed with it (检举控告规则 Art. 15). */
const typed: Typed = { ...typedIntoTasks, "recusal.requested": ["detail"] };

function isAboutReport({ subject }: Partial<Pick<RecusalRequest, "subject">>): boolean {
  return subject?.kind === "petition";
}

/** Of a request about a report that was destroyed nothing typed is left; nobody need decide it any more. */
function noteDestroyed(
  state: Recusal | undefined,
  { hashes }: { hashes: readonly string[] },
  context: Context,
): Fact[] | Refusal {
  if (state === undefined) return refuse("record.unknown");
  if (state.detail === undefined) return [];
  const closing = { outcome: "lapsed", reason: "所涉信访件已依规销毁" };
  return [
    ...closeTasks(Object.keys(recusalStages), closing, context),
    { type: "recusal.destroyed", data: { hashes } },
  ];
}

/**
 * Nobody reads or decides what is asked about themselves; what a reporter asks they do not find. It
 * is a matter about the same people as its own, so a tie to them bars from it too.
 */
function matterOf({ enteredBy, officer, requestedBy, concerns = [] }: Recusal): MatterOf {
  return {
    proposer: enteredBy,
    recused: [officer],
    concerns,
    ...(requestedBy === "reporter" ? { hiddenFrom: [officer] } : {}),
  };
}

/** What is granted keeps the officer from the matter itself and from every other about its people. */
function recuses({ officer, relation, subject, concerns }: Recusal, { type, id }: Event) {
  if (type !== "recusal.granted") return [];
  const to = boundTo(subject.id, concerns);
  // What was said for it stays in the request, which few may read.
  return [{ person: officer, relation, detail: `依据回避决定 ${shortNumber(id)}`, to }];
}

function ask(
  { request, concerns = [] }: Extract<RecusalCommand, { type: "request" }>,
  context: Context,
): Fact[] | Refusal {
  const officer =
    context.officers.find(({ id }) => id === request.officer) ??
    context.officers.find(({ name }) => name === request.officer);
  // An outsider learns from the answer neither who works here nor under which id.
  if (officer === undefined && context.actor.role !== "UNIT") return refuse("auth.unknown-officer");
  const barred = [officer?.id ?? request.officer, ...tiedTo(context.officers, concerns)];
  const stage = decides(context.officers, barred) ? "DECIDE" : "RECORD_UPPER";
  const spec = recusalStages[stage];
  const data = {
    ...request,
    officer: officer?.id ?? request.officer,
    officerName: officer?.name ?? `${request.officer}（名录中未找到）`,
    ...(concerns.length === 0 ? {} : { concerns }),
  };
  const opened = openTask(
    {
      subject: { kind: "recusal", id: context.recordId },
      stage,
      visit: 1,
      spec,
      proposer: context.actor.id,
      recused: barred,
      due: dueFor(context.rules, spec.deadline, dayOf(context.now)),
      text: describe(data),
    },
    context,
  );
  return isRefusal(opened) ? opened : [{ type: "recusal.requested", data }, ...opened];
}

/** Whether a secretary is left who may decide; else it is the upper commission's (process sheet §4.0). */
function decides(officers: readonly Officer[], barred: readonly string[]): boolean {
  const secretaries = officersOf(officers, "SECRETARY", undefined);
  return secretaries.length === 0 || secretaries.some(({ id }) => !barred.includes(id));
}

function evolve(state: Recusal | undefined, event: Event): Recusal {
  if (event.type === "recusal.requested") {
    const request = event.data as RecusalRequest & { officerName: string };
    return { ...request, status: "REQUESTED", enteredBy: event.actor, enteredAt: event.at };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  if (event.type === "recusal.destroyed") return bare(state);
  const { letterNumber, letterOn } = event.data as { letterNumber?: string; letterOn?: string };
  const decided = {
    ...state,
    decidedOn: dayOf(event.at),
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(letterOn === undefined ? {} : { letterOn }),
  };
  if (event.type === "recusal.granted") return { ...decided, status: "GRANTED" };
  return event.type === "recusal.denied" ? { ...decided, status: "DENIED" } : state;
}

function bare({ detail: _destroyed, status, ...state }: Recusal): Recusal {
  return { ...state, status: status === "REQUESTED" ? "LAPSED" : status };
}

function conclude(_state: Recusal, { outcome, form }: Closing): Fact[] {
  if (outcome === "lapsed") return [];
  const type = outcome === "granted" ? "recusal.granted" : "recusal.denied";
  return [{ type, data: { ...form } }];
}

function describe(
  of: Pick<Recusal, "officerName" | "subject" | "relation" | "detail" | "requestedBy">,
) {
  return [
    { label: "申请回避的人员", value: of.officerName },
    { label: "事项编号", value: shortNumber(of.subject.id) },
    { label: "回避情形", value: relations[of.relation] },
    { label: "具体关系", value: of.detail ?? "已销毁" },
    { label: "申请人", value: requesters[of.requestedBy] },
  ];
}
