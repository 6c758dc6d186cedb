import { readDistrict } from "#kernel/district/read.ts";
import { type FieldProblem, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Reference } from "#kernel/route/references.ts";
import { listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { type LibraryNames, namesLibrary } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";

/** What an id may name, and what somebody is told whose id names nothing. */
const linesOf: Readonly<Record<LibraryNames, readonly ("person" | "unit")[]>> = {
  person: ["person"],
  unit: ["unit"],
  subject: ["person", "unit"],
};
const missing: Readonly<Record<LibraryNames, string>> = {
  person: "信息库中没有该人员",
  unit: "信息库中没有该单位",
  subject: "信息库中没有该人员或者单位",
};

/**
 * Why a request may not name whom it names: `library.unknown` with each field whose id is no line of
 * the district's library, nor a unit whose people stand in its list of officers. A library that is
 * still empty is held against nobody: a district may begin its work before its import.
 */
export async function unknownInLibrary(
  world: World,
  district: string,
  named: readonly Reference[],
): Promise<Refusal | undefined> {
  const references = named.flatMap(({ names, ...at }) =>
    namesLibrary(names) ? [{ names, ...at }] : [],
  );
  if (references.length === 0) return undefined;
  const keys = references.flatMap(({ names, id }) =>
    linesOf[names].map((kind) => [kind, id] as const),
  );
  const distinct = [...new Map(keys.map((key) => [key.join("#"), key])).values()];
  const found = await world.store.getMany(distinct.map(([kind, id]) => recordKey(kind, id)));
  const known = new Set(found.map((item) => (item?.district === district ? item.id : undefined)));
  const unknown = references.filter(({ id }) => !known.has(id));
  if (unknown.length === 0) return undefined;
  const { officers } = await readDistrict(world, district);
  const fields: FieldProblem[] = [];
  for (const { names, id, path } of unknown) {
    const isListed = names !== "person" && officers.some(({ unit }) => unit === id);
    if (!isListed && (await isInUse(world, district, linesOf[names])))
      fields.push({ path, message: missing[names] });
  }
  return fields.length === 0 ? undefined : { ...refuse("library.unknown"), fields };
}

async function isInUse(
  { store }: World,
  district: string,
  wanted: readonly string[],
): Promise<boolean> {
  for (const kind of wanted) {
    const list = listKeyOf(district, kind);
    const { items } = await store.index("list", list, { prefix: "" }, { limit: 1 });
    if (items.length > 0) return true;
  }
  return false;
}
