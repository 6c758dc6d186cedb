import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { kindNames, processOf } from "#processes";
import { sourcesOf } from "./sources.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/** Records about people, units and the district itself: their days are no step of a matter. */
const registers = ["district", "unit", "person", "import", "contact", "file"];

/** Paths of all days in a schema, as the rules of days name them. */
function daysIn(schema: JsonSchema, path: readonly string[]): string[] {
  if (schema.type === "string" && schema.format === "date") return [path.join(".")];
  if (schema.type === "array") return daysIn((schema.items ?? {}) as JsonSchema, [...path, "[]"]);
  const parts = ["anyOf", "oneOf", "allOf"].flatMap(
    (name) => (schema[name] as JsonSchema[] | undefined) ?? [],
  );
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  return [
    ...parts.flatMap((part) => daysIn(part, path)),
    ...Object.entries(properties).flatMap(([name, one]) => daysIn(one, [...path, name])),
  ];
}

function daysOf(schema: z.ZodMiniType): string[] {
  const found = daysIn(
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema,
    [],
  );
  return [...new Set(found)];
}

/** Commands of an older process stand in one union. */
function optionsOf(union: unknown): [string, z.ZodMiniType][] {
  const { options = [] } =
    (union as { def?: { options?: z.ZodMiniObject[] } } | undefined)?.def ?? {};
  return options.map((option) => {
    const { type } = option.shape as { type?: { def: { values: string[] } } };
    return [type?.def.values[0] ?? "", option];
  });
}

describe("every day that somebody enters has a rule which day it must follow (R7)", () => {
  const matters = kindNames.filter((kind) => !registers.includes(kind));

  it.each(matters)("%s", async (kind) => {
    const process = await processOf(kind);
    const answers = Object.entries(process?.stages ?? {}).flatMap(([stage, { actions }]) =>
      Object.entries(actions).flatMap(([action, { form }]): [string, z.ZodMiniType][] =>
        form === undefined ? [] : [[`${stage}.${action}`, form.schema]],
      ),
    );
    const commands = Object.entries(process?.commands ?? {}).flatMap(
      ([name, command]): [string, z.ZodMiniType][] =>
        command.access === "internal" ? [] : [[name, command.body]],
    );
    const entered = [...answers, ...commands, ...optionsOf(process?.command)];
    const ruled = process?.days ?? {};
    const without = entered.flatMap(([key, schema]) =>
      daysOf(schema)
        .filter((path) => !Object.hasOwn(ruled[key] ?? {}, path))
        .map((path) => `${key}: ${path}`),
    );
    expect(without).toEqual([]);
  });
});

// Until eight in the morning the instant's own date is that of the day before, on 1 January of the year before.
it("no day or year is cut out of an instant: days are those of Shanghai", () => {
  const cut = /(?:clock\(\)|\bnow|\bat|\b\w+At)\.(?:slice|substring)\(0, ?(?:4|7|10)\)/;
  const paths = sourcesOf("shared", "functions").filter(({ text }) => cut.test(text));
  expect(paths.map(({ path }) => path)).toEqual([
    // The time that a filling station's list says, not an instant of ours.
    "shared/process/targeted/themes/fuel-card/analyze.ts",
  ]);
});
