import type * as z from "zod/mini";
import type { FieldProblem } from "../refusal.ts";
import { own } from "../text/own.ts";

type Definition = {
  innerType?: z.ZodMiniType;
  in?: z.ZodMiniType;
  element?: z.ZodMiniType;
  valueType?: z.ZodMiniType;
  options?: readonly z.ZodMiniType[];
  shape?: Readonly<Record<string, z.ZodMiniType>>;
  catchall?: z.ZodMiniType;
};

/**
 * Fields of a checked value that its schema does not know. A schema drops them without a word, so that
 * whoever writes a name wrongly would be told that all went well, and what they gave would be lost.
 * @param at the dotted place of the value
 */
export function unknownFields(schema: z.ZodMiniType, value: unknown, at = ""): FieldProblem[] {
  if (typeof value !== "object" || value === null) return [];
  const def: Definition = schema._zod.def as Definition;
  const outer = def.innerType ?? def.in;
  if (outer !== undefined) return unknownFields(outer, value, at);
  if (def.options !== undefined) return fewestOf(def.options, value, at);
  const { element, valueType, shape } = def;
  const place = (part: string | number) => (at === "" ? String(part) : `${at}.${part}`);
  if (element !== undefined)
    return Array.isArray(value)
      ? value.flatMap((one, index) => unknownFields(element, one, place(index)))
      : [];
  const given = Object.entries(value);
  if (valueType !== undefined)
    return given.flatMap(([name, one]) => unknownFields(valueType, one, place(name)));
  if (shape === undefined) return [];
  return given.flatMap(([name, one]) => {
    const known = own<z.ZodMiniType>(shape, name);
    if (known !== undefined) return unknownFields(known, one, place(name));
    return def.catchall === undefined ? [{ path: place(name), message: "没有这一项" }] : [];
  });
}

/** Of several shapes the value has one: what is unknown there. */
function fewestOf(options: readonly z.ZodMiniType[], value: unknown, at: string): FieldProblem[] {
  const found = options
    .filter((option) => option.safeParse(value).success)
    .map((option) => unknownFields(option, value, at))
    .sort((one, other) => one.length - other.length);
  return found[0] ?? [];
}
