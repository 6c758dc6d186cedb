import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { taskFact } from "#kernel/task/facts.ts";
import { lateness } from "#kernel/task/time/late.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { bodyProblem } from "../body/schema.ts";
import { fact } from "../events.ts";
import type { Candidate, Enrollment, Nomination, ScoreSheet, WorkbookRow } from "../schema.ts";
import { closeRequest } from "../supplement/extension.ts";
import { contentOf } from "./content.ts";
import { routeAfterReturn } from "./supplement.ts";

/** 筛选研判: the candidate is registered with the score sheet, in the caller's own name. */
export function screen(
  state: Enrollment | undefined,
  { candidate, scoreSheet }: Pick<Enrollment, "candidate" | "scoreSheet">,
  { actor, officers }: Context,
): Fact[] | Refusal {
  if (state !== undefined) return refuse("record.state");
  const room = officers.find(({ id }) => id === actor.id)?.room ?? "";
  return [fact("enrollment.screened", { candidate, scoreSheet, proposer: actor.id, room })];
}

/** A whole nomination in somebody's name, from elsewhere than their own screen. */
export type Proposed = {
  candidate: Candidate;
  scoreSheet: ScoreSheet;
  nomination: Nomination;
  proposer: string;
  room: string;
};

/**
 * Screened and drafted at once: a row of a workbook, in its proposer's name, or who has taken over a
 * supervised post, by the system. It is submitted by a person's own act. Repeated, it says nothing new.
 */
export function propose(
  state: Enrollment | undefined,
  { nomination, ...screened }: Proposed & { follows?: string; source?: WorkbookRow },
): Fact[] {
  return state === undefined
    ? [fact("enrollment.screened", screened), fact("enrollment.drafted", { nomination })]
    : [];
}

/** 修改: names what differs; nothing follows where nothing does. */
export function revise(
  state: Enrollment,
  {
    nomination,
    candidate = state.candidate,
  }: Pick<Proposed, "nomination"> & {
    candidate?: Candidate | undefined;
  },
): Fact[] | Refusal {
  const changed = [
    ...changedFields(state.candidate, candidate),
    ...changedFields(state.nomination ?? {}, nomination),
  ];
  if (changed.length === 0) return [];
  return (
    bodyProblem(candidate, nomination) ?? [
      fact("enrollment.revised", { nomination, candidate, changed }),
    ]
  );
}

function changedFields(before: object, after: object): string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => hashOf(old.get(key) ?? null) !== hashOf(now.get(key) ?? null),
  );
}

/** 提交, or 补充后重新提交. */
export function submit(state: Enrollment, _: unknown, context: Context): Fact[] | Refusal {
  if (state.status === "DRAFT")
    return [fact("enrollment.submitted", { content: contentOf(state) })];
  const task = context.tasks.find(({ stage }) => stage === state.status);
  if (task === undefined) return refuse("record.state");
  return [
    taskFact("task.closed", task.id, {
      outcome: "resubmit",
      reason: "补充完毕",
      late: lateness(task.due, context),
    }),
    fact("enrollment.resubmitted", { route: routeAfterReturn(state) }),
    ...closeRequest(context),
  ];
}

/** 撤回. */
export function withdraw(_: Enrollment, { reason }: { reason: string }, context: Context): Fact[] {
  return end(reason, "withdrawn", context);
}

function end(reason: string, outcome: string, context: Context): Fact[] {
  const closing = context.tasks.map(({ id }) =>
    taskFact("task.closed", id, { outcome, reason, late: "on-time" }),
  );
  return [...closing, fact("enrollment.withdrawn", { reason })];
}
