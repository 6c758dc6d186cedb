import { sameForm } from "#kernel/text/name.ts";
import { unitIdOf } from "../../identity.ts";
import type { unitStatuses } from "../../terms.ts";
import type { UnitContent } from "../../unit/schema.ts";
import type { CheckedUnit, RowError } from "../schema.ts";
import { type RowOf, sheetNames, unitColumns } from "./columns.ts";
import { compact } from "./compact.ts";
import { cellError, type ReadRow } from "./sheet.ts";

/** A unit as rows may name it. */
export type KnownUnit = {
  id: string;
  code: string;
  name: string;
  status?: keyof typeof unitStatuses;
};

/** The unit of a name or code, or what is wrong with the name. */
export type FindUnit = (named: string) => KnownUnit | { problem: string };

type Row = ReadRow<typeof unitColumns>;

/** Checks units as a whole: codes once, numbers that agree, a unit above that exists. */
export function checkUnits(
  rows: readonly Row[],
  { district, units }: { district: string; units: readonly KnownUnit[] },
): { rows: CheckedUnit[]; errors: RowError[]; find: FindUnit } {
  const errors: RowError[] = [];
  const problem = ({ row }: Row, column: string, message: string) =>
    errors.push(cellError(sheetNames.units, row, column, message));
  const firstRow = new Map<string, number>();
  const closed = new Set(units.filter(isClosed).map(({ id }) => id));
  const once = rows.filter((row) => {
    const id = unitIdOf(district, row.values.code);
    const first = firstRow.get(id);
    if (first === undefined) firstRow.set(id, row.row);
    else problem(row, unitColumns.code.title, `与第 ${first} 行重复`);
    if (closed.has(id)) problem(row, unitColumns.code.title, "的单位已撤销");
    return first === undefined && !closed.has(id);
  });
  const agreeing = once.filter((row) => {
    const { authorized, actual, vacant } = row.values;
    if (authorized === undefined || actual === undefined || vacant === undefined) return true;
    const right = Math.max(0, authorized - actual);
    if (vacant !== right)
      problem(row, unitColumns.vacant.title, `应为 ${right}（核定编制数减实有人数）`);
    return vacant === right;
  });
  const find = unitFinder([
    ...units.filter(({ id }) => !firstRow.has(id)),
    ...agreeing.map(({ values: { code, name } }) => ({ id: unitIdOf(district, code), code, name })),
  ]);
  const good = agreeing.flatMap((row): CheckedUnit[] => {
    const { parent: named, code } = row.values;
    const id = unitIdOf(district, code);
    const parent = named === undefined ? undefined : find(named);
    if (parent !== undefined && "problem" in parent) {
      problem(row, unitColumns.parent.title, parent.problem);
      return [];
    }
    if (parent?.id === id) {
      problem(row, unitColumns.parent.title, "不能是本单位");
      return [];
    }
    return [{ kind: "unit", row: row.row, id, content: contentOf(row.values, parent?.id) }];
  });
  return { rows: good, errors, find };
}

/** Finds units by name or code; a name that several have must be replaced by the code. */
export function unitFinder(units: readonly KnownUnit[]): FindUnit {
  const byCode = new Map(units.map((unit) => [sameForm(unit.code), unit]));
  const byName = Map.groupBy(
    units.filter((unit) => !isClosed(unit)),
    ({ name }) => sameForm(name),
  );
  return (named) => {
    const form = sameForm(named);
    const [found, ...others] = byName.get(form) ?? [];
    if (others.length > 0) return { problem: `填写的“${named}”有多个同名单位，请改填单位代码` };
    const coded = byCode.get(form);
    if (coded !== undefined && isClosed(coded)) return { problem: `填写的“${named}”已撤销` };
    return coded ?? found ?? { problem: `填写的“${named}”不在单位表和信息库中` };
  };
}

function isClosed({ status }: KnownUnit): boolean {
  return status === "CLOSED";
}

function contentOf(values: RowOf<typeof unitColumns>, parent: string | undefined): UnitContent {
  const { code, name, town, districtType, focus, room } = values;
  return compact({
    code,
    name,
    parent,
    class: values.class,
    town,
    districtType,
    focus,
    room,
    establishment: compact({
      authorized: values.authorized,
      actual: values.actual,
      vacant: values.vacant,
    }),
    personnel: compact({ supportStaff: values.supportStaff }),
    partyBuilding: compact({
      organization: values.organization,
      type: values.organizationType,
      members: values.members,
      secretary: values.secretary,
      electedOn: values.electedOn,
    }),
    duties: compact({
      responsibilities: values.responsibilities,
      powers: values.powers,
      fundsInFen: values.funds,
      collectiveAssets: values.collectiveAssets,
      collectiveIncomeInFen: values.collectiveIncome,
    }),
    leadership: compact({
      posts: values.leadershipPosts,
      members: values.leadershipMembers,
      division: values.division,
    }),
  });
}
