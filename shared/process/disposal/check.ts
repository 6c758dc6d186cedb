import { ofPaper } from "#kernel/record/borne.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { FindingPerson } from "#process/finding/schema.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import { measureOf, type Side } from "./measures.ts";
import { offeredMeasures } from "./offer.ts";
import type { DisposalInput, Refund } from "./schema.ts";

/** Sides of basis of which a measure needs one. */
const basisOf: Readonly<Record<Side, readonly string[]>> = {
  FIRST_FORM: ["PARTY", "STATE"],
  PARTY: ["PARTY"],
  STATE: ["STATE"],
  UNIT: ["UNIT", "STATE"],
  JUDICIAL: ["STATE"],
};

/** Whether a measure fits the person and rests on a basis of its own kind (norms §2.1, §2.10). */
export function checkDisposal(person: FindingPerson, input: DisposalInput): Refusal | undefined {
  const { label, side } = measureOf(input.measure);
  if (!offeredMeasures(person).includes(input.measure))
    return refuse("disposal.measure", `${label}不适用于该人员的身份`);
  if (!input.basis.some((basis) => basisOf[side].includes(basis.side)))
    return refuse(
      "disposal.basis",
      `${label}须有相应的${side === "PARTY" ? "党内法规" : "法律法规或规定"}依据`,
    );
  return undefined;
}

/** The number of the decision; each who decides numbers their own, and one may be about several people. */
export function ofDisposal({ documentNumber, decidedBy, decidedOn }: DisposalInput) {
  return documentNumber === undefined
    ? []
    : ofPaper("disposal", `${decidedBy} ${documentNumber}`, decidedOn);
}

/** Nobody pays back more than they owe. */
export function checkRefund(
  person: FindingPerson,
  before: readonly Refund[],
  refund: Refund,
): Refusal | undefined {
  const paid = refundedBy(person.personId, before) + refund.amountInFen;
  return paid > person.amountInFen
    ? refuse("disposal.refund", `应退 ${yuanOf(person.amountInFen)}，累计已退 ${yuanOf(paid)}`)
    : undefined;
}

/** What a person has paid back so far, in fen. */
export function refundedBy(personId: string, refunds: readonly Refund[]): number {
  return refunds
    .filter((refund) => refund.personId === personId)
    .reduce((sum, { amountInFen }) => sum + amountInFen, 0);
}
