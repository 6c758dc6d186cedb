import * as z from "zod/mini";
import type { FormField, FormSpec } from "#kernel/task/schema.ts";

/** A field of such a form. */
export type Part = Omit<FormField, "name" | "required"> & { schema: z.ZodMiniType };

/**
 * A form with fields `measure1`, `measure2` … for the demands, handed on as
 * `items: [{demand: 1, measure, …}, …]`, and with fields of its own.
 */
export function perDemand(
  numbers: readonly number[],
  each: Readonly<Record<string, Part>>,
  once: Readonly<Record<string, Part>> = {},
): FormSpec {
  const parts: [string, Part][] = [
    ...numbers.flatMap((n) =>
      Object.entries(each).map(([name, part]): [string, Part] => [
        `${name}${n}`,
        { ...part, label: `${part.label} ${n}`, demand: n },
      ]),
    ),
    ...Object.entries(once),
  ];
  const shape = Object.fromEntries(parts.map(([name, { schema }]) => [name, schema]));
  return {
    schema: z.pipe(
      z.object(shape),
      z.transform((found) => ({
        items: numbers.map((demand) => ({
          demand,
          ...filledIn(Object.keys(each).map((name) => [name, found[`${name}${demand}`]])),
        })),
        ...filledIn(Object.keys(once).map((name) => [name, found[name]])),
      })),
    ),
    fields: parts.map(([name, { schema, ...field }]) => ({
      name,
      ...field,
      required: !schema.safeParse(undefined).success,
    })),
  };
}

/** Only what was given, so that an optional field that was left empty is not there at all. */
function filledIn(fields: readonly [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** 1 up to a number of demands. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
