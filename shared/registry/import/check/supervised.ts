import { listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { supervised } from "#process/enrollment/terms.ts";
import type { Person, PersonContent } from "../../person/schema.ts";
import { objectClassLabels, standings } from "../../terms.ts";
import type { personColumns, RowOf } from "./columns.ts";

/** What the library says of supervision, by the ids of people whose enrollments have written it. */
export type Supervised = ReadonlyMap<string, Pick<PersonContent, "isKeyObject" | "supervision">>;

const page = 100;

/** People of a district whose supervision is written by an enrollment: those under it, and former ones. */
export async function supervisedPeople(world: World, district: string): Promise<Supervised> {
  const ids = new Set<string>();
  for (const status of [...supervised, "SUSPENDED", "REMOVED"])
    for await (const { state } of readListed(
      world,
      listKeyOf(district, "enrollment"),
      `${status}#`,
    ))
      for (const { personId } of personsOf((state as Enrollment).candidate)) ids.add(personId);
  const found = new Map<string, Pick<PersonContent, "isKeyObject" | "supervision">>();
  const all = [...ids];
  for (let at = 0; at < all.length; at += page) {
    const items = await world.store.getMany(
      all.slice(at, at + page).map((id) => recordKey("person", id)),
    );
    for (const item of items) {
      const person = item?.state as Person | undefined;
      if (person?.supervisedBy !== undefined) found.set(String(item?.id), person.content);
    }
  }
  return found;
}

type Values = RowOf<typeof personColumns>;
type Problem = [column: keyof typeof personColumns, message: string];

/**
 * Where a row says something else of supervision than the enrollment has written (A-15): such a row is
 * refused. Empty cells say nothing.
 */
export function contradictions(
  values: Values,
  known: Pick<PersonContent, "isKeyObject" | "supervision"> | undefined,
): Problem[] {
  const { status } = values;
  const isStanding = labelIn(standings, status) !== undefined;
  if (known === undefined)
    return isStanding ? [["status", "与认定事项不一致：该人员没有生效的认定事项"]] : [];
  const { isKeyObject, supervision } = known;
  const said = saidOf(values);
  const wanted = saidOf({
    ...supervision,
    isKeyObject: isKeyObject ? "YES" : "NO",
    ...(isStanding
      ? {
          status: supervision.standing,
          leftOn: supervision.removedOn,
          leftReason: supervision.removalReason,
        }
      : {}),
  });
  return Object.entries(said).flatMap(([column, cell]): Problem[] => {
    const right = wanted[column as keyof typeof wanted];
    if (cell === undefined || cell === right) return [];
    if (!isStanding && (column === "leftOn" || column === "leftReason" || column === "status"))
      return [];
    const rule = `与认定事项不一致：应为${right === undefined ? "空" : `“${right}”`}（由认定事项自动登记）`;
    return [[column as Problem[0], rule]];
  });
}

type Said = Partial<
  Record<
    | "isKeyObject"
    | "objectClass"
    | "basis"
    | "criteria"
    | "scope"
    | "study"
    | "consent"
    | "effectiveOn"
    | "reviewOn"
    | "status"
    | "leftOn"
    | "leftReason",
    string | undefined
  >
>;

/** The cells that an enrollment writes, as people read them. */
function saidOf(values: { [column in keyof Said]?: Said[column] }): Said {
  const { isKeyObject, objectClass, status } = values;
  const { basis, criteria, scope, study, consent, effectiveOn, reviewOn, leftOn, leftReason } =
    values;
  return {
    isKeyObject: isKeyObject === undefined ? undefined : isKeyObject === "YES" ? "是" : "否",
    objectClass: labelIn(objectClassLabels, objectClass),
    basis,
    criteria,
    scope,
    study,
    consent,
    effectiveOn,
    reviewOn,
    status: labelIn(standings, status),
    leftOn,
    leftReason,
  };
}

function labelIn(labels: Readonly<Record<string, string>>, term: string | undefined) {
  return term === undefined ? undefined : own<string>(labels, term);
}
