import * as z from "zod/mini";
import { inputProblem } from "#kernel/route/check-input.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { derivedId } from "#kernel/text/id.ts";
import { sameForm } from "#kernel/text/name.ts";
import { type Body, bodyProblem, type Member } from "#process/enrollment/body/schema.ts";
import { Candidate, Nomination, ScoreSheet } from "#process/enrollment/schema.ts";
import type { FindUnit } from "../import/check/check-units.ts";
import type { RowOf } from "../import/check/columns.ts";
import { compact } from "../import/check/compact.ts";
import { cellError, type ReadRow } from "../import/check/sheet.ts";
import type { RowError } from "../import/schema.ts";
import { type NominationColumn, nominationColumns, nominationSheet } from "./columns.ts";

/** A person of the library as rows may name them. */
export type KnownPerson = {
  id: string;
  name: string;
  unitId: string;
  unitName: string;
  post: string;
  status: "ON_POST" | "LEFT_POST";
};

/** What the library knows of the people and units that rows name. */
export type KnownLibrary = {
  byId: (personId: string) => KnownPerson | undefined;
  /** Everybody of a unit. */
  ofUnit: (unitId: string) => readonly KnownPerson[];
  findUnit: FindUnit;
};

/** A row that may be nominated. */
export type CheckedNomination = {
  row: number;
  /** Follows from whom the row names and what it says, so the same row is the same matter. */
  id: string;
  candidate: Candidate;
  scoreSheet: ScoreSheet;
  nomination: Nomination;
};

export type NominationRow = ReadRow<typeof nominationColumns>;
type Values = RowOf<typeof nominationColumns>;
type Problem = { column: NominationColumn; problem: string };

const Proposed = z.object({ candidate: Candidate, scoreSheet: ScoreSheet, nomination: Nomination });

/** Finds whom each row names, and checks the rows as a whole: each person once. Pure. */
export function checkNominations(
  rows: readonly NominationRow[],
  district: string,
  known: KnownLibrary,
): { rows: CheckedNomination[]; errors: RowError[] } {
  const errors: RowError[] = [];
  const firstRow = new Map<string, number>();
  const good = rows.flatMap(({ row, values }): CheckedNomination[] => {
    const wrong = ({ column, problem }: Problem): [] => {
      errors.push(cellError(nominationSheet, row, nominationColumns[column].title, problem));
      return [];
    };
    const person = personOf(values, known);
    if ("problem" in person) return wrong(person);
    const place = placeOf(values, known);
    if ("problem" in place) return wrong(place);
    const body = bodyOf(values, person, known);
    if ("problem" in body) return wrong(body);
    const first = firstRow.get(person.id);
    if (first !== undefined) return wrong({ column: "name", problem: `与第 ${first} 行为同一人` });
    firstRow.set(person.id, row);
    const checked = Proposed.safeParse(proposedOf(values, person, { ...place, ...body }), {
      error: inputProblem,
    });
    if (!checked.success) {
      const message = `第 ${row} 行${checked.error.issues[0]?.message ?? "内容有误"}`;
      errors.push({ sheet: nominationSheet, row, message });
      return [];
    }
    const { scoreSheet, nomination } = checked.data;
    const said = hashOf({ scoreSheet, nomination, ...place, ...body });
    return [{ row, id: derivedId("enrollment", district, person.id, said), ...checked.data }];
  });
  return { rows: good, errors };
}

function personOf(values: Values, known: KnownLibrary): KnownPerson | Problem {
  const person = values.personId === undefined ? named(values, known) : numbered(values, known);
  if ("problem" in person || person.status === "ON_POST") return person;
  return { column: values.personId === undefined ? "name" : "personId", problem: "已离开岗位" };
}

function numbered({ personId = "", name }: Values, known: KnownLibrary): KnownPerson | Problem {
  const person = known.byId(personId);
  if (person === undefined) return { column: "personId", problem: "不在信息库中" };
  return name === undefined || sameForm(name) === sameForm(person.name)
    ? person
    : { column: "name", problem: "与人员编号不一致" };
}

/** By name and unit, and by the post where that is not enough. */
function named({ name, unit, post }: Values, known: KnownLibrary): KnownPerson | Problem {
  if (name === undefined) return { column: "name", problem: "不能为空（未填人员编号时）" };
  if (unit === undefined) return { column: "unit", problem: "不能为空（未填人员编号时）" };
  const found = known.findUnit(unit);
  if ("problem" in found) return { column: "unit", ...found };
  const all = known.ofUnit(found.id).filter((person) => sameForm(person.name) === sameForm(name));
  const meant =
    post === undefined ? all : all.filter((person) => sameForm(person.post) === sameForm(post));
  const onPost = meant.filter(({ status }) => status === "ON_POST");
  const [person = meant[0], ...others] = onPost;
  if (person === undefined)
    return all.length === 0
      ? { column: "name", problem: `填写的“${name}”不在该单位的人员中` }
      : { column: "post", problem: "与信息库不一致" };
  return others.length === 0
    ? person
    : { column: "name", problem: `填写的“${name}”在该单位有多名同名人员，请填写职务或人员编号` };
}

function placeOf({ place }: Values, { findUnit }: KnownLibrary): { placeId?: string } | Problem {
  if (place === undefined) return {};
  const found = findUnit(place);
  return "problem" in found ? { column: "place", ...found } : { placeId: found.id };
}

/** The committees or the organization that a row names, led by its person; members are of the same unit. */
function bodyOf(
  { bodyName: name, bodyMembers = [], objectClass }: Values,
  { id, unitId }: KnownPerson,
  known: KnownLibrary,
): { body?: Body } | Problem {
  if (name === undefined)
    return bodyMembers.length === 0 ? {} : { column: "bodyName", problem: "列了成员的不能为空" };
  if (objectClass === "STATION_HEAD")
    return { column: "bodyName", problem: "基层科所站队主要负责人是个人，不填班子（组织）" };
  const members: Member[] = [];
  for (const wanted of bodyMembers) {
    const found = known
      .ofUnit(unitId)
      .filter((one) => one.status === "ON_POST" && sameForm(one.name) === sameForm(wanted));
    const [one, another] = found;
    if (one === undefined)
      return { column: "bodyMembers", problem: `填写的“${wanted}”不在该单位的在岗人员中` };
    if (another !== undefined)
      return {
        column: "bodyMembers",
        problem: `填写的“${wanted}”在该单位有多名同名人员，请逐项提名`,
      };
    if (one.id === id || members.some(({ personId }) => personId === one.id))
      return { column: "bodyMembers", problem: `填写的“${wanted}”重复` };
    members.push({ personId: one.id, personName: one.name, post: one.post });
  }
  const body = { class: objectClass, name, members };
  const problem = bodyProblem({ body }, { objectClass });
  return problem === undefined
    ? { body }
    : { column: "bodyMembers", problem: problem.detail ?? "不符合要求" };
}

function proposedOf(values: Values, person: KnownPerson, place: { placeId?: string; body?: Body }) {
  const { id: personId, name: personName, unitId, unitName, post } = person;
  const { scores: items, judgment, basisTitle: title, basisIssuer: issuer } = values;
  return {
    candidate: { personId, personName, unitId, unitName, post, ...place },
    scoreSheet: { items, judgment },
    nomination: compact({
      objectClass: values.objectClass,
      criteria: values.criteria,
      riskGrounds: values.riskGrounds,
      powers: values.powers,
      amountInFen: values.amount,
      focus: values.focus,
      focusNote: values.focusNote,
      contents: values.contents,
      contentsNote: values.contentsNote,
      scopeOfMatters: values.scopeOfMatters,
      basis: [compact({ title, issuer, number: values.basisNumber, date: values.basisDate })],
      newGrounds: values.newGrounds,
    }),
  };
}
