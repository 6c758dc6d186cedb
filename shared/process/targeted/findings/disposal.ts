import * as z from "zod/mini";
import { commandsFor, internal } from "#kernel/conduct/command.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { checkDisposal, checkRefund } from "#process/disposal/check.ts";
import { influenceEnd } from "#process/disposal/influence.ts";
import { DisposalInput, Refund } from "#process/disposal/schema.ts";
import { findingNumber } from "#process/finding/terms.ts";
import {
  type EndedClue,
  isEnded,
  isKnown,
  type LinkedClue,
  withEnd,
} from "#process/inspection/linked-clue.ts";
import { fact } from "../events.ts";
import { type ServedLetter, Settlement, type Targeted } from "../schema.ts";
import { openBranches, personIn } from "./branches.ts";

/** What follows from confirmed findings, branch by branch: people, money, units. */
export const disposalCommands = commandsFor<Targeted>()({
  "open-disposal": internal(({ status, clues }: Targeted) =>
    status === "FINDINGS_CONFIRMED"
      ? [fact("targeted.disposal-opened", { clues: clues.length })]
      : [],
  ),
  "note-clue": internal(({ clues }: Targeted, { clue }: { clue: LinkedClue }) =>
    isKnown(clues, clue) ? [] : [fact("targeted.clue-linked", clue)],
  ),
  "end-clue": internal(endClue),
  "note-letter": internal(noteLetter),
  dispose: {
    verb: "disposals",
    summary: "登记对人员的处理",
    right: "inspection.dispose",
    body: z.object({ disposal: DisposalInput }),
    in: ["DISPOSAL"],
    decide: dispose,
  },
  refund: {
    verb: "refunds",
    summary: "登记退赔",
    right: "inspection.conduct",
    body: z.object({ refund: Refund }),
    in: ["DISPOSAL"],
    decide: (state, { refund }) => {
      const person = personIn(state, refund.personId);
      if (person === undefined) return refuse("record.state");
      return checkRefund(person, state.refunds, refund) ?? [fact("targeted.refunded", refund)];
    },
  },
  settle: {
    verb: "settlements",
    summary: "登记单位问题的整改或建议书",
    right: "inspection.conduct",
    body: z.object({ settlement: Settlement }),
    in: ["DISPOSAL"],
    decide: settle,
  },
});

/** A clue's end closes its person's branch; where it was the last branch, it closes the inspection. */
function endClue(state: Targeted, { clue }: { clue: EndedClue }, context: Context): Fact[] {
  if (isEnded(state.clues, clue)) return [];
  const after = { ...state, clues: withEnd(state.clues, clue) };
  const ended = fact("targeted.clue-ended", clue);
  return [ended, ...closeIfWhole(after, "线索均已办结，处置完毕", context)];
}

/**
 * A letter that has been served settles the findings on its unit that it still names by number
 * (process sheet §4.3: 制发建议书); what its drafter has left out stays open.
 */
function noteLetter(
  state: Targeted,
  { letter }: { letter: ServedLetter },
  context: Context,
): Fact[] {
  if (state.status !== "DISPOSAL") return [];
  const { unitId, situation, reference, doneOn } = letter;
  const named = state.findings.filter(
    ({ n, kind, subject }) =>
      kind !== "VIOLATION" &&
      subject.type === "unit" &&
      subject.unitId === unitId &&
      situation.includes(findingNumber(n)) &&
      !state.settlements.some(({ finding }) => finding === n),
  );
  const settlements = named.map(
    ({ n }): Settlement => ({ finding: n, by: "LETTER", reference, doneOn }),
  );
  const after = { ...state, settlements: [...state.settlements, ...settlements] };
  return settlements.length === 0
    ? []
    : [
        ...settlements.map((settlement) => fact("targeted.settled", settlement)),
        ...closeIfWhole(after, "各项问题均已处置", context),
      ];
}

/** The end of an inspection whose last branch has ended. */
function closeIfWhole(after: Targeted, reason: string, context: Context): Fact[] {
  if (after.status !== "DISPOSAL" || openBranches(after).length > 0) return [];
  const closed = closeTasks(["DISPOSAL"], { outcome: "done", reason }, context);
  return closed.length === 0
    ? []
    : [fact("targeted.closed", { on: dayOf(context.now), result: reason }), ...closed];
}

function dispose(
  state: Targeted,
  { disposal }: { disposal: z.infer<typeof DisposalInput> },
): Fact[] | Refusal {
  const { personId, measure, decidedOn } = disposal;
  const person = personIn(state, personId);
  if (person === undefined) return refuse("record.state");
  const problem = checkDisposal(person, disposal);
  if (problem !== undefined) return problem;
  const clues = state.clues.filter((clue) => clue.personId === personId);
  if (clues.length === 0 || clues.some(({ number }) => number === undefined))
    return refuse("clue.unregistered");
  if (state.disposals.some((one) => one.personId === personId && one.measure === measure))
    return refuse("record.state", "该人员已作出同一处理");
  const influenceUntil = influenceEnd(measure, decidedOn);
  return [fact("targeted.disposed", { ...disposal, ...(influenceUntil && { influenceUntil }) })];
}

function settle(
  { findings, settlements }: Targeted,
  { settlement }: { settlement: z.infer<typeof Settlement> },
): Fact[] | Refusal {
  const finding = findings.find(({ n }) => n === settlement.finding);
  if (finding === undefined || finding.kind === "VIOLATION")
    return refuse("inspection.findings", "只有单位的问题须整改");
  return settlements.some((one) => one.finding === settlement.finding)
    ? refuse("inspection.findings", "该问题已办结")
    : [fact("targeted.settled", settlement)];
}
