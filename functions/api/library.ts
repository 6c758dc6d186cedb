import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { type FieldProblem, type Refusal, refuse } from "#kernel/refusal.ts";
import { listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { own } from "#kernel/text/own.ts";
import type { Names } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";

/** An id of a line of the library in a request, and where in the body it stands. */
export type Reference = { names: Names; id: string; path: string };

/** What an id may name, and what somebody is told whose id names nothing. */
const linesOf: Readonly<Record<Names, readonly ("person" | "unit")[]>> = {
  person: ["person"],
  unit: ["unit"],
  subject: ["person", "unit"],
};
const missing: Readonly<Record<Names, string>> = {
  person: "信息库中没有该人员",
  unit: "信息库中没有该单位",
  subject: "信息库中没有该人员或者单位",
};

/**
 * Every id in a checked value that its schema says to name a line of the library (`kernel/text.ts`,
 * `libraryId`); those whose schema says that they lie outside are left out.
 */
export function referencesIn(schema: unknown, value: unknown, path = ""): Reference[] {
  if (value === undefined || value === null) return [];
  const said = z.globalRegistry.get(schema as z.ZodMiniType) ?? {};
  const names = said["x-names"] as Names | undefined;
  if (names !== undefined && typeof value === "string") return [{ names, id: value, path }];
  const { def } = (schema as z.ZodMiniType)._zod as unknown as { def: Definition };
  const at = (part: string | number) => (path === "" ? String(part) : `${path}.${part}`);
  if (def.innerType !== undefined) return referencesIn(def.innerType, value, path);
  if (Array.isArray(value))
    return def.element === undefined
      ? []
      : value.flatMap((one, index) => referencesIn(def.element, one, at(index)));
  if (def.options !== undefined) {
    const option = def.options.find((one) => one.safeParse(value).success);
    return option === undefined ? [] : referencesIn(option, value, path);
  }
  if (def.shape === undefined || typeof value !== "object") return [];
  const { field, is } = (said["x-outside"] as { field: string; is: string } | undefined) ?? {};
  const given = value as Readonly<Record<string, unknown>>;
  if (field !== undefined && given[field] === is) return [];
  return Object.entries(def.shape).flatMap(([name, one]) =>
    referencesIn(one, own(given, name), at(name)),
  );
}

type Definition = {
  innerType?: unknown;
  element?: unknown;
  options?: readonly z.ZodMiniType[];
  shape?: Readonly<Record<string, unknown>>;
};

/**
 * Why a request may not name whom it names: `library.unknown` with each field whose id is no line of
 * the district's library, nor a unit whose people stand in its list of officers. A library that is
 * still empty is held against nobody: a district may begin its work before its import.
 */
export async function unknownInLibrary(
  world: World,
  district: string,
  references: readonly Reference[],
): Promise<Refusal | undefined> {
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
