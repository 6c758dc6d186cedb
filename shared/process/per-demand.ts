import * as z from "zod/mini";
import type { FormField, FormSpec } from "#kernel/task/schema.ts";

/** Ids of files that who answers has sent in for this matter. */
const FileIds = z.pipe(
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(2000),
      z.regex(/^fil_\w+(?:[,，\s]+fil_\w+)*$/, "材料编号格式应为 fil_…，多份以逗号分隔"),
    ),
  z.transform((text) => text.split(/[,，\s]+/)),
);

/** Material that goes with an answer, or with one demand of it; it is sent in beside the form. */
export function filesPart<const L extends string>(label: L) {
  return { label, input: "files", schema: z.optional(FileIds) } as const;
}

/** A field of such a form. */
export type Part = Omit<FormField, "name" | "required"> & { schema: z.ZodMiniType };
type Parts = Readonly<Record<string, Part>>;
type Out<P extends Part> = z.output<P["schema"]>;

/** What is handed on of some fields: an optional one that was left empty is not there at all. */
type Filled<P extends Parts> = {
  readonly [K in keyof P as undefined extends Out<P[K]> ? never : K]: Out<P[K]>;
} & {
  readonly [K in keyof P as undefined extends Out<P[K]> ? K : never]?: Exclude<
    Out<P[K]>,
    undefined
  >;
};
type Demanded<E extends Parts, O extends Parts> = {
  items: readonly ({ demand: number } & Filled<E>)[];
} & Filled<O>;

/**
 * A form with fields `measure1`, `measure2` … for the demands, handed on as
 * `items: [{demand: 1, measure, …}, …]`, and with fields of its own.
 */
export function perDemand<const E extends Parts, const O extends Parts = Record<never, never>>(
  numbers: readonly number[],
  each: E,
  once?: O,
): FormSpec & { schema: z.ZodMiniType<Demanded<E, O>> } {
  const own = once ?? ({} as O);
  const parts: [string, Part][] = [
    ...numbers.flatMap((n) =>
      Object.entries(each).map(([name, part]): [string, Part] => [
        `${name}${n}`,
        { ...part, label: `${part.label} ${n}`, demand: n },
      ]),
    ),
    ...Object.entries(own),
  ];
  const shape = Object.fromEntries(parts.map(([name, { schema }]) => [name, schema]));
  return {
    schema: z.pipe(
      z.object(shape),
      z.transform((found) => ({
        items: numbers.map((demand) => ({
          demand,
          ...filledIn(each, (name) => found[`${name}${demand}`]),
        })),
        ...filledIn(own, (name) => found[name]),
      })),
    ),
    fields: parts.map(([name, { schema, ...field }]) => ({
      name,
      ...field,
      required: !schema.safeParse(undefined).success,
    })),
  };
}

function filledIn<P extends Parts>(parts: P, found: (name: string) => unknown): Filled<P> {
  const all = Object.keys(parts).map((name) => [name, found(name)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as Filled<P>;
}

/** 1 up to a number of demands. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
