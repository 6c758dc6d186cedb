import * as z from "zod/mini";
import { own } from "../text/own.ts";
import type { Names } from "../text/text.ts";

/** What a request names, as it was typed, and where in the body it stands. */
export type Reference = { names: Names; id: string; path: string };

/**
 * Everything in a checked value that its schema says to name a line of the library or a matter
 * (`kernel/text.ts`, `libraryId`, `matterNumber`); those whose schema says that they lie outside are
 * left out.
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
