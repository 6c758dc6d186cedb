import type { FindingPerson } from "#process/finding/schema.ts";
import { type MeasureKey, measureOf, measures } from "./measures.ts";

type Standing = Pick<FindingPerson, "kind" | "isPartyMember" | "isPublicOfficer">;

/** 政务处分法 Art. 22, 23: all that village managers and workers can get of the six grades. */
const lowerGrades: readonly MeasureKey[] = ["STATE_WARNING", "DEMERIT", "MAJOR_DEMERIT"];

const ofWorkers: readonly MeasureKey[] = ["PAY_CUT", "TRANSFER_POST", "END_CONTRACT"];
const ofVillages: readonly MeasureKey[] = ["ALLOWANCE_CUT", "END_OFFICE"];

/** The measures that fit a person by party membership, kind and public office (norms §2.10). */
export function offeredMeasures(person: Standing): MeasureKey[] {
  return (Object.keys(measures) as MeasureKey[]).filter((key) => fits(key, person));
}

function fits(key: MeasureKey, { kind, isPartyMember, isPublicOfficer }: Standing): boolean {
  const isMember = isPartyMember === "yes";
  const isOfficer = isPublicOfficer === "yes";
  switch (measureOf(key).side) {
    case "FIRST_FORM":
      return isMember || isOfficer;
    case "PARTY":
      return isMember;
    case "STATE":
      return (
        isOfficer && (kind === "SECTION_LEADER" || kind === "STAFF" || lowerGrades.includes(key))
      );
    case "UNIT":
      if (ofWorkers.includes(key)) return kind === "WORKER";
      if (ofVillages.includes(key)) return kind === "VILLAGE_CADRE";
      return true;
    case "JUDICIAL":
      return true;
  }
}
