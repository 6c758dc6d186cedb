import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes } from "#functions/api/routes.ts";
import { referencesIn } from "#kernel/route/references.ts";
import { Id, libraryId } from "#kernel/text/text.ts";
import { FindingInput } from "#process/finding/schema.ts";
import { kindNames, processOf } from "#processes";

type JsonSchema = Readonly<Record<string, unknown>>;

const jsonOf = (schema: z.ZodMiniType) =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;

/** What tells an id from other texts: no blank, `#` or `|` in it. */
const idPattern = jsonOf(z.object({ id: Id })).properties as { id: { pattern: string } };

/** What only an id of the library is called, whatever its schema takes. */
const telling = /(?:person|unit|place)Id$/i;

/** Every id in a schema that does not say to name a line of the library, by its path. */
function unnamed(schema: JsonSchema, path: string): string[] {
  const parts = ["anyOf", "oneOf", "allOf"].flatMap(
    (name) => (schema[name] as JsonSchema[] | undefined) ?? [],
  );
  const patterns = [schema, ...parts].map(({ pattern }) => pattern);
  const isId = patterns.includes(idPattern.id.pattern) || telling.test(path);
  if (schema.type === "string" && schema.const === undefined && isId)
    return schema["x-names"] === undefined ? [path] : [];
  if (schema["x-names"] !== undefined || schema.const !== undefined) return [];
  return [
    ...parts.flatMap((part) => unnamed(part, path)),
    ...(schema.type === "array" ? unnamed((schema.items ?? {}) as JsonSchema, `${path}[]`) : []),
    ...Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(
      ([name, one]) => unnamed(one, `${path}.${name}`),
    ),
  ];
}

/** What other ids are called: officers, records and files, each looked up where it is used. */
const others: Readonly<Record<string, readonly string[]>> = {
  officers: [
    "absent[]",
    "attendees[]",
    "confirmedBy",
    "consent",
    "deputy",
    "enteredBy",
    "from",
    "of",
    "officer",
    "officers[]",
    "person",
    "replacement",
    "signedBy[]",
    "team[]",
    "to",
    "who",
  ],
  records: ["enrollmentId", "id", "ids[]", "only", "task"],
  files: ["files[]", "replaces"],
  "in the matter itself": ["subject"],
};

/** Ids of people and units that their own route looks up, with words of its own. */
const lookedUp: Readonly<Record<string, string>> = {
  "post /people .content.unitId": "openUnit",
  "post /people/{id}/change .changes.unitId": "openUnit",
  "post /people/{id}/leave-post .successor": "unknownPerson",
  "post /people/{id}/successor .successor": "unknownPerson",
  "post /units .content.parent": "badParent",
  "post /units/{id}/change .changes.parent": "badParent",
  "post /education/{id}/attendance .attendance.personId": "one of the session's participants",
  "post /education/{id}/attendance-correction .correction.personId":
    "one of the session's participants",
};

/** Every title and hint in a schema. */
function sayings(schema: JsonSchema): string[] {
  return Object.entries(schema).flatMap(([key, value]) =>
    (key === "title" || key === "description") && typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? sayings(value as JsonSchema)
        : [],
  );
}

const nameOf = (path: string) => path.split(".").at(-1) ?? "";

describe("ids of people and units in what a request brings are looked up in the library (A-16)", () => {
  it("every id says what it names, or is called by a name that no line of the library has", async () => {
    const found = (await allRoutes()).flatMap(({ method, path, body }) =>
      body === undefined ? [] : unnamed(jsonOf(body), "").map((at) => `${method} ${path} ${at}`),
    );
    const open = found.filter((one) => !Object.values(others).flat().includes(nameOf(one)));
    const inMatter = /\.(?:disposal|refund)\.personId$/;
    expect(open.filter((one) => !inMatter.test(one)).sort()).toEqual(Object.keys(lookedUp).sort());
  });

  it("no form of a stage asks for an id: links and pages have no way to look one up", async () => {
    const found = await Promise.all(
      kindNames.map(async (kind) => {
        const process = await processOf(kind);
        return Object.entries(process?.stages ?? {}).flatMap(([stage, { actions }]) =>
          Object.entries(actions).flatMap(([action, { form }]) =>
            form === undefined ? [] : unnamed(jsonOf(form.schema), `${kind}.${stage}.${action}`),
          ),
        );
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  it("nobody is asked for an id of the machine: matters are named by their numbers", async () => {
    const bodies = (await allRoutes()).flatMap(({ body }) => (body === undefined ? [] : [body]));
    const processes = await Promise.all(kindNames.map((kind) => processOf(kind)));
    const forms = processes.flatMap((process) =>
      Object.values(process?.stages ?? {}).flatMap(({ actions }) =>
        Object.values(actions).flatMap(({ form }) => (form === undefined ? [] : [form.schema])),
      ),
    );
    const said = [...bodies, ...forms].flatMap((schema) => sayings(jsonOf(schema)));
    expect(said.length).toBeGreaterThan(400);
    expect(said.filter((one) => /系统编号|\b[a-z]{3}_/.test(one))).toEqual([]);
  });

  it("they are found wherever they stand: in lists, in choices, behind defaults", () => {
    const person = libraryId("person");
    const schema = z.object({
      whom: z._default(z.optional(person), "per_none"),
      either: z.union([z.literal("none"), person]),
      many: z.array(z.object({ unitId: libraryId("unit"), name: Id })),
    });
    const value = { whom: "per_1", either: "per_2", many: [{ unitId: "unt_1", name: "x" }] };
    expect(referencesIn(schema, value)).toEqual([
      { names: "person", id: "per_1", path: "whom" },
      { names: "person", id: "per_2", path: "either" },
      { names: "unit", id: "unt_1", path: "many.0.unitId" },
    ]);
    expect(referencesIn(schema, { ...value, either: "none", many: [] })).toHaveLength(1);
  });

  it("whom another organ answers for is in no library of ours", () => {
    const one = (jurisdiction: "ours" | "other") => ({
      kind: "VIOLATION",
      area: "COLLECTIVE_ASSETS",
      description: "示例",
      subject: {
        type: "people",
        people: [
          {
            personId: "per_1",
            name: "赵示例",
            kind: "STAFF",
            isPartyMember: "yes",
            isPublicOfficer: "yes",
            jurisdiction,
          },
        ],
      },
    });
    const references = (jurisdiction: "ours" | "other") =>
      referencesIn(FindingInput, one(jurisdiction)).map(({ path }) => path);
    expect(references("ours")).toEqual(["subject.people.0.personId"]);
    expect(references("other")).toEqual([]);
  });
});
