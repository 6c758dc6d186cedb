import * as z from "zod/mini";
import { type CommandOf, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import { refuse } from "#kernel/refusal.ts";
import { words } from "#kernel/route/form.ts";
import { judged, opened, rested, runsOn, submitted, withdrawn } from "./declaration/write.ts";
import { fact } from "./events.ts";
import { Excuse, type Matters } from "./schema.ts";
import { writing } from "./terms.ts";

/** What may be done with a report. Whoever writes one does it by the routes that keep its words. */
export const commands = commandsFor<Matters>()({
  open: internalMaking(opened),
  save: internal((state: Matters, { hash }: { hash: string }) => {
    if (!writing.includes(state.status)) return refuse("record.state", "报告已提交，不能修改");
    return [fact(state.status === "DUE" ? "matters.begun" : "matters.saved", { hash })];
  }),
  submit: internal(submitted),
  read: internal((state: Matters, { reason }: { reason: string }, { actor }) => {
    const last = state.submissions.at(-1);
    return last === undefined
      ? refuse("record.state", "尚未提交")
      : [fact("matters.read", { officer: actor.id, hash: last.hash, reason })];
  }),
  excuse: {
    verb: "late-excuse",
    summary: "特殊原因迟报：登记书面说明，不予追究",
    right: "matters.approve",
    body: z.object({ excuse: Excuse }),
    unless: ({ overdueSince, excuse }) =>
      overdueSince === undefined || excuse !== undefined
        ? refuse("record.state", "没有逾期，或者已经登记")
        : undefined,
    decide: (_, { excuse }) => [fact("matters.late-excused", excuse)],
  },
  focus: {
    verb: "focused-check",
    summary: "列为重点抽查",
    right: "matters.approve",
    body: z.object({ reason: words("理由", 300) }),
    in: ["ACCEPTED"],
    otherwise: "受理后方可抽查",
    decide: (_, { reason }) => [fact("matters.picked", { kind: "FOCUS", reason })],
  },
  pick: internal((state: Matters, { lot }: { lot: string }) =>
    state.status === "ACCEPTED" ? [fact("matters.picked", { kind: "LOT", lot })] : [],
  ),
  judge: internal(judged),
  "note-clue": internal((state: Matters, { clueId }: { clueId: string }) =>
    state.status === "CONCEALED" ? [fact("matters.clue-opened", { clueId })] : [],
  ),
  end: internal(withdrawn),
  rest: internal(rested),
  "run-on": internal(runsOn),
});

export type MattersCommand = CommandOf<typeof commands>;
