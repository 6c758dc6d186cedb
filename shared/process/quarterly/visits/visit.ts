import type * as z from "zod/mini";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { openTask } from "#kernel/task/open.ts";
import { checkTeam, type Replacement } from "#process/inspection/team.ts";
import { chain } from "../chain.ts";
import { concernsOf } from "../describe.ts";
import { fact } from "../events.ts";
import type { Plan, Quarterly } from "../schema.ts";
import { waiting } from "../terms.ts";
import { daysOf, quarterText } from "./quarter.ts";

/** A plan may be made again until the visit begins (e.g. an interviewee was absent). */
export function plan(
  state: Quarterly,
  { plan }: { plan: Plan },
  context: Context,
): Fact[] | Refusal {
  const { from, to } = daysOf(state);
  const today = dayOf(context.now);
  const isOutside = state.missed === undefined ? plan.on < from || plan.on > to : plan.on <= to;
  if (isOutside || plan.on < today)
    return refuse(
      "inspection.day",
      state.missed === undefined
        ? `应在 ${from} 至 ${to} 之间且不早于今天`
        : "补检日期不能早于今天",
    );
  const problem = checkTeam(plan.team, teamBars(state, context));
  return problem ?? [fact("quarterly.planned", { plan })];
}

/** An inspector steps out, and is recused from the matter from then on. */
export function replaceInspector(
  state: Quarterly,
  { officer, relation, detail, replacement }: z.infer<typeof Replacement>,
  context: Context,
): Fact[] | Refusal {
  const team = state.plan?.team ?? [];
  const others = team.filter((member) => member.officer !== officer);
  if (others.length === team.length) return refuse("inspection.team", "该人员不在检查组内");
  const problem = checkTeam([...others, replacement], teamBars(state, context, officer));
  return (
    problem ?? [
      fact("quarterly.inspector-replaced", { person: officer, relation, detail, replacement }),
    ]
  );
}

/**
 * The visit began on the day that is said, or today. The quarter that it belongs to is the record's,
 * never another; one that began within it was not missed, however late it is entered.
 */
export function begin(
  state: Quarterly,
  entered: { on?: Day | undefined },
  context: Context,
): Fact[] | Refusal {
  const on = entered.on ?? dayOf(context.now);
  const { from, to } = daysOf(state);
  const { plan, missed, status } = state;
  if (on < from) return refuse("inspection.day", `本季度自 ${from} 开始`);
  if (status === "MISSED" && on > to) return refuse("record.state", "补检须先排定计划并通知单位");
  if (on > to && missed === undefined) return refuse("inspection.day", `本季度已于 ${to} 结束`);
  const until = on > to ? makeUpUntil(to, context) : to;
  if (on > until) return refuse("inspection.day", `补检期限为 ${until}，已过期`);
  const timeliness = on > to ? "late" : "in-quarter";
  // A make-up leaves the question why the quarter was missed.
  const ended = timeliness === "late" ? ["VISIT", "MAKE_UP"] : ["VISIT", "MAKE_UP", "MISS_REASON"];
  const closing = { outcome: "visited", reason: timeliness === "late" ? "补检" : "已开展检查" };
  return (
    checkTeam(plan?.team ?? [], teamBars(state, context)) ?? [
      fact("quarterly.begun", { on, timeliness }),
      ...closeTasks(ended, closing, context),
    ]
  );
}

/** Who may not be on the team: recused, tied to whom it is about, or about to step out. */
function teamBars(state: Quarterly, { officers }: Context, ...leaving: readonly string[]) {
  const recused = [...leaving, ...state.recusals.map(({ person }) => person)];
  return { officers, recused, concerns: concernsOf(state), room: state.room };
}

/** Last day of a make-up: 15 working days past the quarter (process sheet §4.2). */
function makeUpUntil(quarterEnds: Day, { rules }: Context): Day {
  const { effectiveDue } = dueFor(rules, chain.beside.MAKE_UP.deadline, quarterEnds);
  // A day that is only estimated makes nobody late.
  return effectiveDue ?? "9999-12-31";
}

/** The quarter has gone by unvisited. The duty's own ladder goes on: 黄 to the deputy, 红 to the secretary. */
export function miss(state: Quarterly, context: Context): Fact[] | Refusal {
  if (!waiting.includes(state.status) || state.missed !== undefined) return [];
  if (dayOf(context.now) <= daysOf(state).to) return [];
  const makeUp = openDuty(state, "MAKE_UP", context);
  if (isRefusal(makeUp)) return makeUp;
  const reason = openDuty(state, "MISS_REASON", context);
  return isRefusal(reason)
    ? reason
    : [fact("quarterly.missed", { makeUpFrom: dayOf(context.now) }), ...makeUp, ...reason];
}

/** Neither visited nor made up for: the place owes this quarter's visit no more, and stays missed. */
export function giveUpMakeUp(state: Quarterly, reason: string, context: Context): Fact[] | Refusal {
  const until = makeUpUntil(daysOf(state).to, context);
  if (dayOf(context.now) <= until)
    return refuse("record.state", `补检期限为 ${until}，期满后方可说明未补检的原因`);
  return [
    fact("quarterly.miss-explained", { reason }),
    ...closeTasks(["VISIT", "MISS_REASON"], { outcome: "not-made-up", reason }, context),
  ];
}

/**
 * Opens the visit's duty, or its make-up: due on the quarter's last day (no roll, D-QI-1), and 15
 * working days past it.
 */
export function openDuty(
  state: Pick<Quarterly, "place" | "room" | "year" | "quarter">,
  duty: keyof typeof chain.beside,
  context: Context,
  visit = 1,
): Fact[] | Refusal {
  const spec = chain.beside[duty];
  const { to } = daysOf(state);
  return openTask(
    {
      subject: { kind: "quarterly", id: context.recordId },
      stage: duty,
      visit,
      spec,
      proposer: "",
      recused: [],
      room: state.room,
      due: dueFor(context.rules, spec.deadline, to),
      text: [
        { label: "检查地点", value: state.place.name },
        { label: "季度", value: quarterText(state) },
      ],
    },
    context,
  );
}
