import type { Schema } from "../../catalog/types.ts";

/** A field that may be null is filled in as what it else is; emptied, it is left out. */
export function withoutNull(schema: Schema): Schema {
  const kinds = schema.anyOf?.filter(({ type }) => type !== "null") ?? [];
  const [only] = kinds;
  if (only === undefined || kinds.length > 1 || kinds.length === schema.anyOf?.length)
    return schema;
  const { anyOf: _, ...named } = schema;
  return { ...only, ...named };
}
