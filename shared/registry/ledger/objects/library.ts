import { dayOf } from "#kernel/deadline/day.ts";
import { personColumns, unitColumns } from "../../import/check/columns.ts";
import type { Person } from "../../person/schema.ts";
import {
  districtTypes,
  genders,
  objectClassLabels,
  postNatures,
  postStatuses,
  staffClasses,
  standings,
  unitClasses,
} from "../../terms.ts";
import type { Unit } from "../../unit/schema.ts";

/** What a cell of ledger L1 may hold before it is written as text. */
type Value = string | number | undefined;

/** A unit's line with what its record says of the last change. */
export type UnitLine = { state: Unit; updatedAt: string; version: number; updatedBy: string };

const { number: _n, ...unitTitles } = unitColumns;
const { number: _m, ...personTitles } = personColumns;

/** Titles of sheet A after 序号, in the order of the columns. */
export const libraryUnitColumns = Object.values(unitTitles).map(({ title }) => title);

/** Titles of sheet B after 序号; the ID number is masked. */
export const libraryPersonColumns = Object.values(personTitles).map((column) =>
  "alias" in column ? (column.alias ?? column.title) : column.title,
);

/** Sheet A of ledger L1 提级监督对象信息库: a unit as a row. */
export function libraryUnitRow(
  { state: { content }, updatedAt, version, updatedBy }: UnitLine,
  nameOf: (unit: string) => string,
): string[] {
  const { establishment, personnel, partyBuilding, duties, leadership } = content;
  const cells: { [column in keyof typeof unitTitles]: Value } = {
    code: content.code,
    name: content.name,
    parent: content.parent === undefined ? undefined : nameOf(content.parent),
    class: unitClasses[content.class],
    town: content.town,
    districtType: content.districtType && districtTypes[content.districtType],
    focus: content.focus,
    authorized: establishment.authorized,
    actual: establishment.actual,
    vacant: establishment.vacant,
    supportStaff: personnel.supportStaff,
    organization: partyBuilding.organization,
    organizationType: partyBuilding.type,
    members: partyBuilding.members,
    secretary: partyBuilding.secretary,
    electedOn: partyBuilding.electedOn,
    responsibilities: duties.responsibilities,
    powers: duties.powers,
    funds: tenThousands(duties.fundsInFen),
    collectiveAssets: duties.collectiveAssets,
    collectiveIncome: tenThousands(duties.collectiveIncomeInFen),
    leadershipPosts: leadership.posts,
    leadershipMembers: leadership.members,
    division: leadership.division,
    room: content.room,
    updatedOn: dayOf(updatedAt),
    updatedBy,
    version,
  };
  return inOrder(unitTitles, cells);
}

/** Sheet B: a person as a row; supervision as the enrollment has written it. */
export function libraryPersonRow({ status, content, left, idNumberMasked }: Person): string[] {
  const { personnel, partyBuilding, establishment, duties, leadership, supervision } = content;
  const { standing } = supervision;
  const isGone = status === "LEFT_POST";
  const cells: { [column in keyof typeof personTitles]: Value } = {
    name: content.name,
    gender: personnel.gender && genders[personnel.gender],
    idNumber: idNumberMasked,
    bornIn: personnel.bornIn,
    ethnicity: personnel.ethnicity,
    nativePlace: personnel.nativePlace,
    politicalStatus: partyBuilding.politicalStatus,
    joinedOn: partyBuilding.joinedOn,
    education: personnel.education,
    workingSince: personnel.workingSince,
    unit: content.unitName,
    post: content.post,
    rank: establishment.rank,
    inPostSince: leadership.inPostSince,
    nature: establishment.nature && postNatures[establishment.nature],
    class: staffClasses[establishment.class],
    portfolio: duties.portfolio,
    isKeyObject: content.isKeyObject ? "是" : "否",
    objectClass: supervision.objectClass && objectClassLabels[supervision.objectClass],
    basis: supervision.basis,
    criteria: supervision.criteria,
    scope: supervision.scope,
    study: supervision.study,
    consent: supervision.consent,
    effectiveOn: supervision.effectiveOn,
    reviewOn: supervision.reviewOn,
    status: isGone || standing === undefined ? postStatuses[status] : standings[standing],
    leftOn: isGone ? left?.on : supervision.removedOn,
    leftReason: isGone ? left?.reason : supervision.removalReason,
    remark: content.remark,
  };
  return inOrder(personTitles, cells);
}

function inOrder<C extends string>(
  columns: Readonly<Record<C, unknown>>,
  cells: Readonly<Record<C, Value>>,
): string[] {
  return (Object.keys(columns) as C[]).map((column) => String(cells[column] ?? ""));
}

/** Fen as 万元, exactly. */
function tenThousands(fen: number | undefined): Value {
  return fen === undefined ? undefined : fen / 1_000_000;
}
