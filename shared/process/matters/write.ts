import type { Answers as AnswersOf } from "#kernel/conduct/answers.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { overdueDays } from "#kernel/deadline/count.ts";
import { addDays, type Day, dayOf, instantAt } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import type { Fact } from "#kernel/event.ts";
import { pilotProblem } from "#kernel/pilot.ts";
import type { Context } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { openTask } from "#kernel/task/open.ts";
import { influenceEnd } from "#process/disposal/influence.ts";
import { chain } from "./chain.ts";
import { askingLines } from "./describe.ts";
import { fact } from "./events.ts";
import { type ItemKey, missingOf } from "./items.ts";
import type { Matters, Opening, Submission } from "./schema.ts";
import { type Verdict, writing } from "./terms.ts";

/** A report is owed; the person is asked until its due day, a voluntary one by nobody. */
export function opened(
  state: Matters | undefined,
  { opening }: { opening: Opening },
  context: Context,
): Fact[] | Refusal {
  if (state !== undefined) return [];
  const { limit, ...of } = opening;
  const problem = pilotProblem(context.rules, "matters", dayOf(context.now));
  if (problem !== undefined) return problem;
  const { district, rules } = context;
  if (limit === undefined) return [fact("matters.opened", { ...of, district })];
  const due = dueFor(rules, limit.code, limit.base);
  const asked = ask({ ...of, asked: 0 }, due, context);
  return isRefusal(asked) ? asked : [fact("matters.opened", { ...of, district, due }), ...asked];
}

function ask(
  of: Omit<Opening, "limit"> & Pick<Matters, "asked" | "returned">,
  due: Due,
  context: Context,
): Fact[] | Refusal {
  return openTask(
    {
      subject: { kind: chain.kind, id: context.record },
      stage: "REPORT",
      visit: of.asked + 1,
      spec: chain.beside.REPORT,
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
    ...closeTasks(["REPORT"], closing, context),
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
        ...closeTasks(["REPORT"], { outcome: "ended", reason }, context),
      ]
    : [];
}

/** What follows from review and from the handling of an omission. */
export const answers: AnswersOf<Matters, typeof chain> = {
  SUBMITTED: {
    approve: ({ type }) => [
      fact("matters.reviewed", { leads: type === "PROMOTION" ? "SPOT_CHECK" : "ACCEPTED" }),
    ],
    return: (state, { ballot }, context) => {
      const on = dayOf(context.now);
      const due = dueFor(context.rules, "D-PMR-4", on);
      const returned = { on, reason: ballot?.opinion ?? "" };
      const asked = ask({ ...state, returned }, due, context);
      return isRefusal(asked) ? asked : [fact("matters.returned", { ...returned, due }), ...asked];
    },
  },
  OMITTED: {
    handle: ({ person, verdict }, { form }, { now }) => {
      const least = verdict?.on ?? "";
      if (form.decidedOn > dayOf(now) || form.decidedOn < least)
        return {
          ...refuse("input.invalid"),
          fields: [{ path: "form.decidedOn", message: `应在 ${least} 至今天之间` }],
        };
      const until = influenceEnd(form.measure, form.decidedOn);
      return [
        fact("matters.disposed", {
          ...form,
          personId: person.personId,
          basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
          ...(until === undefined ? {} : { influenceUntil: until }),
        }),
      ];
    },
  },
};

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
