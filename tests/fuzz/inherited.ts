import * as z from "zod/mini";
import type { Route } from "#kernel/route/route.ts";

/** What every object answers to without having been given it (ECMA-262, Object.prototype). */
export const inherited: readonly string[] = Object.getOwnPropertyNames(Object.prototype);

type Node = z.ZodMiniType;
type Def = {
  type: string;
  shape?: Readonly<Record<string, Node>>;
  element?: Node;
  innerType?: Node;
  options?: readonly Node[];
  keyType?: Node;
  valueType?: Node;
  in?: Node;
  out?: Node;
  items?: readonly Node[];
};

/** A field that takes one of a closed list, and where it stands. */
export type Naming = { path: string; schema: Node };

/** Every field of a schema that names something out of a closed list, however deep. */
export function namingIn(schema: Node | undefined, path: string): Naming[] {
  if (schema === undefined) return [];
  const def = schema._zod.def as unknown as Def;
  if (def.type === "enum" || def.type === "literal") return [{ path, schema }];
  return [
    ...Object.entries(def.shape ?? {}).flatMap(([name, one]) => namingIn(one, `${path}.${name}`)),
    ...namingIn(def.element, `${path}[]`),
    ...[def.innerType, def.in, def.out, def.valueType, ...(def.options ?? [])].flatMap((one) =>
      namingIn(one, path),
    ),
    ...(def.items ?? []).flatMap((one, at) => namingIn(one, `${path}.${at}`)),
    ...namingIn(def.keyType, `${path} (name)`),
  ];
}

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A body of a route as its schema has it, in which every free text, and so every id, is one word:
 * what passes the schema reaches every look-up by it.
 */
export function bodyOf({ body }: Pick<Route, "body">, word: string): unknown {
  if (body === undefined) return {};
  return sampleOf(z.toJSONSchema(body, { io: "input", unrepresentable: "any" }), word);
}

function sampleOf(schema: JsonSchema, word: string): unknown {
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices !== undefined) return sampleOf(choices[0] ?? {}, word);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === "object") {
    const { properties = {}, additionalProperties: other } = schema as {
      properties?: Record<string, JsonSchema>;
      additionalProperties?: unknown;
    };
    return Object.fromEntries([
      ...Object.entries(properties).map(([name, one]) => [name, sampleOf(one, word)]),
      ...(typeof other === "object" && other !== null
        ? [[word, sampleOf(other as JsonSchema, word)]]
        : []),
    ]);
  }
  if (schema.type === "array") return [sampleOf((schema.items ?? {}) as JsonSchema, word)];
  if (schema.type === "integer" || schema.type === "number") return Number(schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  return schema.format === "date" ? "2026-03-02" : word;
}
