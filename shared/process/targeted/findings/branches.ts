import { refundedBy } from "#process/disposal/check.ts";
import { violators } from "#process/finding/check.ts";
import type { FindingPerson } from "#process/finding/schema.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import { excusedInFen, haveEnded } from "#process/inspection/linked-clue.ts";
import type { Targeted } from "../schema.ts";

/** A person that a violation was confirmed about, with their sums over all of them. */
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
