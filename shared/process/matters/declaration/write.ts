import { ends } from "#kernel/conduct/ends.ts";
import { overdueDays } from "#kernel/deadline/count.ts";
import { addDays, type Day, dayOf, instantAt } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { openTask } from "#kernel/task/open.ts";
import {
  dueAfterRest,
  type Rest,
  type RunOn,
  restingDue,
  restTasks,
  runOnTasks,
} from "#kernel/task/time/rest.ts";
import { chain } from "../chain.ts";
import { askingLines } from "../describe.ts";
import { fact } from "../events.ts";
import type { Matters, Opening, Submission } from "../schema.ts";
import { type Verdict, writing } from "../terms.ts";
import { missingOf } from "./answers.ts";
import type { ItemKey } from "./items.ts";

/** A report is owed; the person is asked until its due day. One by their own choice is never late. */
export function opened(
  state: Matters | undefined,
  { opening }: { opening: Opening },
  context: Context,
): Fact[] | Refusal {
  if (state !== undefined) return [];
  const { limit, ...of } = opening;
  const today = dayOf(context.now);
  const problem = pilotProblem(context.rules, "matters", today);
  if (problem !== undefined) return problem;
  const { district, rules } = context;
  const due = dueOf(limit ?? { code: "D-PMR-VOLUNTARY", base: today }, rules, today);
  const stage = limit === undefined ? "VOLUNTARY" : "REPORT";
  const asked = ask({ ...of, asked: 0 }, { stage, due }, context);
  const told = limit === undefined ? { ...of, district } : { ...of, district, due };
  return isRefusal(asked) ? asked : [fact("matters.opened", told), ...asked];
}

/** Of an occasion that nobody knew of early enough, as a funeral, people tell until the day before it. */
function dueOf({ code, base }: NonNullable<Opening["limit"]>, rules: Rules, today: Day): Due {
  const due = dueFor(rules, code, base);
  return code === "D-PMR-6-BEFORE" && due.nominalDue < today
    ? dueFor(rules, code, base, { length: 1 })
    : due;
}

/** Asks the person to write, until the day on which it is due; by their own choice, of nobody's urging. */
export function ask(
  of: Omit<Opening, "limit"> & Pick<Matters, "asked" | "returned">,
  { stage, due }: { stage: keyof typeof chain.beside; due: Due },
  context: Context,
): Fact[] | Refusal {
  return openTask(
    {
      subject: { kind: chain.kind, id: context.recordId },
      stage,
      visit: of.asked + 1,
      spec: chain.beside[stage],
      proposer: "",
      recused: [],
      room: of.room,
      object: of.person.personId,
      due,
      text: askingLines(of),
    },
    context,
  );
}

/** Handed in with the pledge, every item stated; late by so many calendar days, which is a fact and no status. */
export function submitted(
  state: Matters,
  { hash, by, stated }: Pick<Submission, "hash" | "by"> & { stated: readonly ItemKey[] },
  context: Context,
): Fact[] | Refusal {
  if (!writing.includes(state.status)) return refuse("record.state", "报告已提交");
  const said = Object.fromEntries(stated.map((key) => [key, { state: "NIL" as const }]));
  const missing = missingOf(state, said);
  if (missing.length > 0) return refuse("matters.incomplete", missing.join("；"));
  const n = state.submissions.length + 1;
  const lateDays = state.due === undefined ? 0 : overdueDays(state.due, context.now);
  const closing = { outcome: "submitted", reason: "已提交" };
  return [
    fact("matters.submitted", { n, hash, on: dayOf(context.now), by, lateDays }),
    ...closeTasks(["REPORT", "VOLUNTARY"], closing, context),
  ];
}

/** What a check has found; what it rests on lies encrypted beside the record. */
export function judged(
  state: Matters,
  verdict: { result: Verdict; items: readonly ItemKey[]; hash: string },
  context: Context,
): Fact[] | Refusal {
  if (state.status !== "SPOT_CHECK") return refuse("record.state", "不在抽查核实中");
  if ((verdict.result === "CONSISTENT") !== (verdict.items.length === 0))
    return refuse("matters.verdict");
  const facts = [fact("matters.judged", { ...verdict, on: dayOf(context.now) })];
  return ends(state, "judged", facts, context);
}

/** Whoever is no object any more owes no report that is not handed in. */
export function withdrawn(
  { status }: Matters,
  { reason }: { reason: string },
  context: Context,
): Fact[] {
  return writing.includes(status)
    ? [
        fact("matters.ended", { reason }),
        ...closeTasks(["REPORT", "VOLUNTARY"], { outcome: "ended", reason }, context),
      ]
    : [];
}

/**
 * Supervision rests, and with it the district's own duty to report. Whom the national rule binds (规定 Art. 2)
 * reports by its day all the same; 特殊原因 is what it knows for them (Art. 6).
 */
export function rested(state: Matters, rest: Rest, context: Context): Fact[] {
  const isOurs = state.binding === "BY_ANALOGY" && writing.includes(state.status);
  const due = isOurs && state.due !== undefined ? restingDue(state.due, rest) : undefined;
  return due === undefined ? [] : [fact("matters.due-moved", { due }), ...restTasks(rest, context)];
}

/** Supervision runs on: a report that is not handed in is owed by a later day. */
export function runsOn({ due, status }: Matters, after: RunOn, context: Context): Fact[] {
  if (due?.status !== "RESTING" || !writing.includes(status)) return [];
  return [
    fact("matters.due-moved", { due: dueAfterRest(context.rules, due, after) }),
    ...runOnTasks(after, context),
  ];
}

/** The moment at which a report becomes overdue: the due day is over. */
export function overdueAt({ due, status, overdueSince }: Matters): string | undefined {
  const day: Day | null | undefined = due?.effectiveDue;
  return day === undefined ||
    day === null ||
    overdueSince !== undefined ||
    !writing.includes(status)
    ? undefined
    : instantAt(addDays(day, 1), "00:00");
}

/** The flag beside the status; nothing takes it back. */
export function flagOverdue(state: Matters, { now }: Context): Fact[] {
  const at = overdueAt(state);
  return at === undefined || now < at ? [] : [fact("matters.overdue", { since: dayOf(now) })];
}
