import { sameForm } from "#kernel/text/name.ts";
import { personIdOf } from "../../identity.ts";
import type { Leaving, PersonContent } from "../../person/schema.ts";
import type { CheckedPerson, RowError } from "../schema.ts";
import type { FindUnit, KnownUnit } from "./check-units.ts";
import { personColumns, type RowOf, sheetNames } from "./columns.ts";
import { compact } from "./compact.ts";
import { cellError, type ReadRow } from "./sheet.ts";
import { contradictions, type Supervised } from "./supervised.ts";

type Row = ReadRow<typeof personColumns>;
type Values = RowOf<typeof personColumns>;
type Problem = [column: keyof typeof personColumns, message: string];

/** Checks people as a whole: each once, in a unit that exists, with fields that agree. */
export function checkPeople(
  rows: readonly Row[],
  known: {
    district: string;
    blindIndex: (text: string) => string;
    find: FindUnit;
    supervised: Supervised;
  },
): { rows: CheckedPerson[]; errors: RowError[] } {
  const errors: RowError[] = [];
  const firstRow = new Map<string, number>();
  const good = rows.flatMap(({ row, values }): CheckedPerson[] => {
    const unit = known.find(values.unit);
    const problems = disagreements(values);
    if ("problem" in unit) problems.push(["unit", unit.problem]);
    const id = "problem" in unit ? undefined : idOf(values, unit, known);
    if (id !== undefined) problems.push(...contradictions(values, known.supervised.get(id)));
    const first = id === undefined ? undefined : firstRow.get(id);
    if (first !== undefined)
      problems.push([values.idNumber === undefined ? "name" : "idNumber", `与第 ${first} 行重复`]);
    errors.push(
      ...problems.map(([column, message]) =>
        cellError(sheetNames.people, row, personColumns[column].title, message),
      ),
    );
    if (id === undefined || "problem" in unit) return [];
    if (first === undefined) firstRow.set(id, row);
    if (problems.length > 0) return [];
    const content = contentOf(values, unit);
    const { idNumber } = values;
    return [compact({ kind: "person" as const, row, id, content, left: leftOf(values), idNumber })];
  });
  return { rows: good, errors };
}

function idOf(
  { idNumber, name, post }: Values,
  unit: KnownUnit,
  { district, blindIndex }: { district: string; blindIndex: (text: string) => string },
): string {
  return personIdOf(
    district,
    idNumber === undefined ? { name, unitId: unit.id, post } : { blindIndex: blindIndex(idNumber) },
  );
}

function disagreements({ idNumber, gender, bornIn, status, leftOn }: Values): Problem[] {
  const problems: Problem[] = [];
  if (idNumber !== undefined) {
    const born = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}`;
    const isMale = Number(idNumber[16]) % 2 === 1;
    if (bornIn !== undefined && bornIn !== born) problems.push(["bornIn", "与身份证号不一致"]);
    if (gender !== undefined && (gender === "MALE") !== isMale)
      problems.push(["gender", "与身份证号不一致"]);
  }
  if (status === "LEFT_POST" && leftOn === undefined)
    problems.push(["leftOn", "不能为空（状态为离岗）"]);
  // With 已退出, day and reason are those of the supervision, and what it has written is compared.
  if (status !== "LEFT_POST" && status !== "REMOVED" && leftOn !== undefined)
    problems.push(["status", "应为离岗（已填退出日期）"]);
  return problems;
}

function leftOf({ status, leftOn, leftReason }: Values): Leaving | undefined {
  return status !== "LEFT_POST" || leftOn === undefined
    ? undefined
    : { on: leftOn, reason: leftReason ?? "未注明" };
}

function contentOf(values: Values, unit: KnownUnit): PersonContent {
  return compact({
    // Blanks that only pad a name to the width of others are no part of it.
    name: sameForm(values.name),
    unitId: unit.id,
    unitName: unit.name,
    post: values.post,
    isKeyObject: values.isKeyObject === "YES",
    personnel: compact({
      gender: values.gender,
      bornIn: values.bornIn,
      ethnicity: values.ethnicity,
      nativePlace: values.nativePlace,
      education: values.education,
      workingSince: values.workingSince,
    }),
    partyBuilding: compact({
      politicalStatus: values.politicalStatus,
      joinedOn: values.joinedOn,
    }),
    establishment: compact({ nature: values.nature, class: values.class, rank: values.rank }),
    duties: compact({ portfolio: values.portfolio }),
    leadership: compact({ inPostSince: values.inPostSince }),
    supervision: compact({
      objectClass: values.objectClass,
      basis: values.basis,
      criteria: values.criteria,
      scope: values.scope,
      study: values.study,
      consent: values.consent,
      effectiveOn: values.effectiveOn,
      reviewOn: values.reviewOn,
    }),
    remark: values.remark,
  });
}
