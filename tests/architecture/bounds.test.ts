import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes } from "#functions/api/routes.ts";
import { DistrictFile } from "#functions/commands/set-up-district.ts";
import { kindNames, processOf } from "#processes";

type JsonSchema = Readonly<Record<string, unknown>>;

/** Formats whose pattern allows only a few characters. */
const shortFormats = ["date", "date-time", "uuid"];

/** Places that take anything, since what stands there is checked by a schema of its own. */
const checkedElsewhere = [
  "post /tasks/{id}/decision body.form.*",
  "post /inbox/decisions body.decisions[].form.*",
];

/** Every text, list and set of names in a schema that may be of any length. */
function unbounded(schema: JsonSchema, path: string): string[] {
  const has = (name: string) => schema[name] !== undefined;
  const parts = ["anyOf", "oneOf", "allOf", "prefixItems"].flatMap(
    (name) => (schema[name] as JsonSchema[] | undefined) ?? [],
  );
  const below = parts.flatMap((part) => unbounded(part, path));
  if (has("enum") || has("const") || parts.length > 0) return below;
  if (schema.type === "string")
    return has("maxLength") || shortFormats.includes(String(schema.format)) ? [] : [path];
  if (schema.type === "array")
    return [
      ...(has("maxItems") ? [] : [path]),
      ...unbounded((schema.items ?? {}) as JsonSchema, `${path}[]`),
    ];
  if (schema.type === "object") {
    const { properties = {}, additionalProperties: others, propertyNames: names } = schema;
    return [
      ...Object.entries(properties as Record<string, JsonSchema>).flatMap(([name, one]) =>
        unbounded(one, `${path}.${name}`),
      ),
      ...(typeof others === "object" ? unbounded(others as JsonSchema, `${path}.*`) : []),
      ...(names === undefined ? [] : unbounded(names as JsonSchema, `${path} (name)`)),
    ];
  }
  return Object.keys(schema).some((key) => key === "type") ? [] : [path];
}

function check(schema: z.ZodMiniType | undefined, path: string): string[] {
  if (schema === undefined) return [];
  return unbounded(
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema,
    path,
  ).filter((found) => !checkedElsewhere.includes(found));
}

describe("no text and no list is without a bound", () => {
  it("in what a route takes", async () => {
    const routes = await allRoutes();
    expect(
      routes.flatMap(({ method, path, query, body }) => [
        ...check(query, `${method} ${path} query`),
        ...check(body, `${method} ${path} body`),
      ]),
    ).toEqual([]);
  });

  it("in commands and in the forms of stages", async () => {
    const found = await Promise.all(
      kindNames.map(async (kind) => {
        const process = await processOf(kind);
        const forms = Object.entries(process?.stages ?? {}).flatMap(([stage, { actions }]) =>
          Object.entries(actions).flatMap(([action, { form }]) =>
            check(form?.schema, `${kind} ${stage} ${action}`),
          ),
        );
        return [...check(process?.command, `${kind} command`), ...forms];
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  it("in what sets a district up", () => {
    expect(check(DistrictFile, "district file")).toEqual([]);
  });
});
