import * as z from "zod/mini";
import type { FormField, FormSpec } from "../task/schema.ts";
import { dayText, matterNumber, type Numbered, text } from "../text/text.ts";

/** What a field says beside its title: a hint, a unit, how it is filled in, its choices in Chinese. */
export type Said = {
  hint?: string;
  unit?: string;
  input?:
    | FormField["input"]
    | "lines"
    | "person"
    | "unit"
    | "subject"
    | "file"
    | "hit"
    | "officer"
    | "matter";
  labels?: Readonly<Record<string, string>>;
  /** Most characters of a text of several lines. */
  longest?: number;
};

/**
 * A schema that carries its Chinese label (JSON Schema `title`), so that OpenAPI, link page and
 * console say the same words. The schema that is given stays as it is.
 */
export function field<T extends z.ZodMiniType>(title: string, schema: T, said: Said = {}): T {
  const { hint, unit, input, longest } = said;
  const { "x-labels": known, "x-names": names } = z.globalRegistry.get(schema) ?? {};
  const labels = said.labels ?? known;
  const named = schema.clone() as T;
  z.globalRegistry.add(named, {
    title,
    ...(hint === undefined ? {} : { description: hint }),
    ...(unit === undefined ? {} : { "x-unit": unit }),
    ...(input === undefined ? {} : { "x-input": input }),
    ...(labels === undefined ? {} : { "x-labels": labels }),
    ...(longest === undefined ? {} : { "x-longest": longest }),
    ...(names === undefined ? {} : { "x-names": names }),
  });
  return named;
}

/** Words of at most so many characters. */
export function words(title: string, longest: number, said?: Said) {
  return field(title, text(longest), said);
}

/** A longer text of several lines, of at most so many characters, which its page says. */
export function lines(title: string, longest: number, said: Said = {}) {
  const hint = said.hint ?? `不超过 ${longest} 字`;
  return field(title, text(longest), { input: "lines", ...said, hint, longest });
}

/** A day, `yyyy-mm-dd`. */
export function day(title: string, said?: Said) {
  return field(title, dayText(), { input: "date", ...said });
}

/** Another matter, by the number that people call it; `like` is a number of its kind. */
export function matter(title: string, kind: Numbered, like: string) {
  return field(title, matterNumber(kind), { input: "matter", hint: `例如 ${like}` });
}

/** A whole number, as an API gives it or as a page's field gives it. */
export function whole(title: string, least: number, most: number, said?: Said) {
  const message = `须为 ${least} 至 ${most} 的整数`;
  const number = z.coerce
    .number(message)
    .check(z.int(message), z.gte(least, message), z.lte(most, message));
  return field(title, number, { input: "number", ...said });
}

/** The keys of a list of terms as a zod enum, which carries their names in Chinese. */
export function keysOf<T extends Readonly<Record<string, string>>>(terms: T, problem?: string) {
  const schema = z.enum(
    Object.keys(terms) as [keyof T & string, ...(keyof T & string)[]],
    problem === undefined ? {} : { error: problem },
  );
  z.globalRegistry.add(schema, { "x-labels": terms });
  return schema;
}

/** One of several terms; `labels` are their names in Chinese. */
export function choice<const L extends Readonly<Record<string, string>>>(
  title: string,
  labels: L,
  said?: Said,
) {
  const keys = Object.keys(labels) as [keyof L & string, ...(keyof L & string)[]];
  return field(title, z.enum(keys), { input: "select", labels, ...said });
}

/** A field that may be left out, with the label that it has. */
export function maybe<T extends z.ZodMiniType>(schema: T) {
  const optional = z.optional(schema);
  z.globalRegistry.add(optional, z.globalRegistry.get(schema) ?? {});
  return optional;
}

/** A form, one line a field: `form({ number: words("线索编号", 20), on: day("登记日期") })`. */
export function form<F extends Readonly<Record<string, z.ZodMiniType>>>(fields: F) {
  const schema = z.object(fields);
  const drawn = Object.entries(fields).map(([name, one]) => fieldOf(name, one));
  return { schema, fields: drawn } satisfies FormSpec;
}

const inputs = ["lines", "date", "number", "select"] as const;

function fieldOf(name: string, schema: z.ZodMiniType): FormField {
  const said = z.globalRegistry.get(schema) ?? {};
  const labels = said["x-labels"] as Readonly<Record<string, string>> | undefined;
  const input = said["x-input"] as Said["input"];
  const longest = said["x-longest"] as number | undefined;
  return {
    name,
    label: said.title ?? name,
    input: inputs.find((one) => one === input) ?? "text",
    ...(longest === undefined ? {} : { longest }),
    ...(labels === undefined
      ? {}
      : { options: Object.entries(labels).map(([value, label]) => ({ value, label })) }),
    ...(said.description === undefined ? {} : { hint: said.description }),
    required: schema._zod.optin !== "optional",
  };
}
