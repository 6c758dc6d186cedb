import { type Item, recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { unitFinder } from "../import/check/check-units.ts";
import { knownUnits } from "../import/check/known-units.ts";
import type { Person } from "../person/schema.ts";
import type { KnownLibrary, KnownPerson, NominationRow } from "./check.ts";

/** Reads what the library knows of whom the rows name: people by their id, else whole units once. */
export async function libraryFor(
  world: World,
  district: string,
  rows: readonly NominationRow[],
): Promise<KnownLibrary> {
  const findUnit = unitFinder(await knownUnits(world, district));
  const byId = new Map<string, KnownPerson>();
  const ids = rows.flatMap(({ values: { personId } }) => personId ?? []);
  const items = await world.store.getMany([...new Set(ids)].map((id) => recordKey("person", id)));
  for (const item of items)
    if (item?.district === district) byId.set(String(item.id), personIn(item));

  const ofUnit = new Map<string, KnownPerson[]>();
  for (const { values } of rows) {
    const id = unitIdIn(values, { findUnit, byId });
    if (id === undefined || ofUnit.has(id)) continue;
    const people: KnownPerson[] = [];
    for await (const item of readAbout(world, id, "person")) people.push(personIn(item));
    ofUnit.set(id, people);
  }
  return {
    findUnit,
    byId: (personId) => byId.get(personId),
    ofUnit: (unitId) => ofUnit.get(unitId) ?? [],
  };
}

/** The unit whose people a row names: its person by name, or the members of a body. */
function unitIdIn(
  { personId, unit, bodyMembers = [] }: NominationRow["values"],
  {
    findUnit,
    byId,
  }: { findUnit: KnownLibrary["findUnit"]; byId: ReadonlyMap<string, KnownPerson> },
): string | undefined {
  if (personId !== undefined)
    return bodyMembers.length === 0 ? undefined : byId.get(personId)?.unitId;
  const found = unit === undefined ? undefined : findUnit(unit);
  return found === undefined || "problem" in found ? undefined : found.id;
}

function personIn({ id, state }: Item): KnownPerson {
  const { status, content } = state as Person;
  const { name, unitId, unitName, post } = content;
  return { id: String(id), name, unitId, unitName, post, status };
}
