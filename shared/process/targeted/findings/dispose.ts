import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { checkDisposal, checkRefund, refundedBy } from "#process/disposal/check.ts";
import { influenceEnd } from "#process/disposal/influence.ts";
import { violators } from "#process/finding/check.ts";
import type { FindingPerson } from "#process/finding/schema.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import {
  excusedInFen,
  haveEnded,
  isEnded,
  isKnown,
  withEnd,
} from "#process/inspection/linked-clue.ts";
import { fact } from "../events.ts";
import type { Of, Targeted } from "../schema.ts";

/** What follows from confirmed findings, branch by branch: people, money, units. */
export function dispose(
  state: Targeted,
  command: Of<"open-disposal" | "note-clue" | "end-clue" | "dispose" | "refund" | "settle">,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "open-disposal":
      return state.status === "FINDINGS_CONFIRMED"
        ? [fact("targeted.disposal-opened", { clues: state.clues.length })]
        : [];
    case "note-clue":
      return isKnown(state.clues, command.clue) ? [] : [fact("targeted.clue-linked", command.clue)];
    case "end-clue":
      return endClue(state, command, context);
    case "dispose":
      return disposePerson(state, command);
    case "refund":
      return refund(state, command);
    case "settle":
      return settle(state, command);
  }
}

/** A clue's end closes its person's branch; where it was the last branch, it closes the inspection. */
function endClue(state: Targeted, { clue }: Of<"end-clue">, context: Context): Fact[] {
  if (isEnded(state.clues, clue)) return [];
  const ended = fact("targeted.clue-ended", clue);
  const after = { ...state, clues: withEnd(state.clues, clue) };
  if (state.status !== "DISPOSAL" || openBranches(after).length > 0) return [ended];
  const reason = "线索均已办结，处置完毕";
  const closed = closeTasks(["DISPOSAL"], { outcome: "done", reason }, context);
  return closed.length === 0
    ? [ended]
    : [ended, fact("targeted.closed", { on: dayOf(context.now), result: reason }), ...closed];
}

function disposePerson(state: Targeted, { disposal }: Of<"dispose">) {
  const person = personIn(state, disposal.personId);
  if (state.status !== "DISPOSAL" || person === undefined) return refuse("record.state");
  const problem = checkDisposal(person, disposal);
  if (problem !== undefined) return problem;
  const clues = state.clues.filter(({ personId }) => personId === person.personId);
  if (clues.length === 0 || clues.some(({ number }) => number === undefined))
    return refuse("clue.unregistered");
  const { personId, measure } = disposal;
  if (state.disposals.some((one) => one.personId === personId && one.measure === measure))
    return refuse("record.state", "该人员已作出同一处理");
  const influenceUntil = influenceEnd(measure, disposal.decidedOn);
  return [
    fact("targeted.disposed", {
      ...disposal,
      ...(influenceUntil === undefined ? {} : { influenceUntil }),
    }),
  ];
}

function refund(state: Targeted, { refund }: Of<"refund">): Fact[] | Refusal {
  const person = personIn(state, refund.personId);
  if (state.status !== "DISPOSAL" || person === undefined) return refuse("record.state");
  return checkRefund(person, state.refunds, refund) ?? [fact("targeted.refunded", refund)];
}

function settle(state: Targeted, { settlement }: Of<"settle">) {
  const finding = state.findings.find(({ n }) => n === settlement.finding);
  if (state.status !== "DISPOSAL") return refuse("record.state");
  if (finding === undefined || finding.kind === "VIOLATION")
    return refuse("inspection.findings", "只有单位的问题须整改");
  if (state.settlements.some((one) => one.finding === settlement.finding))
    return refuse("inspection.findings", "该问题已办结");
  return [fact("targeted.settled", settlement)];
}

/** A person that a violation was confirmed about, with his sums over all of them. */
export function personIn({ findings }: Targeted, personId: string): FindingPerson | undefined {
  return violators(findings).find((person) => person.personId === personId);
}

/** What still keeps the inspection open, in words; nothing when every branch has ended. */
export function openBranches(state: Targeted): string[] {
  const { findings, disposals, settlements, clues } = state;
  const settled = settlements.map(({ finding }) => finding);
  const people = violators(findings).filter(({ jurisdiction }) => jurisdiction === "ours");
  return [
    ...people
      .filter(({ personId }) => !disposals.some((one) => one.personId === personId))
      .filter(({ personId }) => !haveEnded(clues, personId))
      .map(({ name }) => `${name} 尚未处理`),
    ...people
      .map((person) => ({ name: person.name, left: owedInFen(state, person) }))
      .filter(({ left }) => left > 0)
      .map(({ name, left }) => `${name} 尚有 ${yuanOf(left)} 未退赔`),
    ...findings
      .filter(({ kind, n }) => kind !== "VIOLATION" && !settled.includes(n))
      .map(({ n }) => `问题 ${n} 尚未整改或制发建议书`),
  ];
}

function owedInFen(
  { findings, clues, refunds }: Targeted,
  { personId, amountInFen }: FindingPerson,
): number {
  return amountInFen - refundedBy(personId, refunds) - excusedInFen(clues, findings, personId);
}
