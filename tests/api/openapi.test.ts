import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes, everyRoute } from "#functions/api/routes.ts";
import { examples } from "#functions/documents/openapi/examples.ts";
import { schemaOf } from "#functions/documents/openapi/schema-of.ts";
import { ReceiptView } from "#kernel/route/answers.ts";

const routes = await allRoutes();

const execute = promisify(execFile);
const program = new URL("../../functions/documents/write-openapi.ts", import.meta.url).pathname;

/** What OpenAPI 3.1.0 says of the objects that the document uses; strict, so nothing is misspelt. */
const Schema = z.record(z.string(), z.unknown());
const Content = z.record(
  z.string().check(z.regex(/^[\w.+-]+\/[\w.+-]+$/)),
  z.strictObject({ schema: Schema, example: z.optional(z.unknown()) }),
);
const Answer = z.strictObject({
  description: z.string().check(z.minLength(1)),
  headers: z.optional(
    z.record(z.string(), z.strictObject({ description: z.string(), schema: Schema })),
  ),
  content: Content,
});
const Operation = z.strictObject({
  operationId: z.string().check(z.minLength(1)),
  tags: z.array(z.string()).check(z.minLength(1)),
  summary: z.string().check(z.minLength(1)),
  description: z.string().check(z.regex(/^可用：.+。$/)),
  parameters: z.array(
    z.strictObject({
      name: z.string().check(z.minLength(1)),
      in: z.enum(["path", "query", "header", "cookie"]),
      required: z.boolean(),
      description: z.optional(z.string()),
      schema: Schema,
    }),
  ),
  requestBody: z.optional(z.strictObject({ required: z.boolean(), content: Content })),
  responses: z.record(
    z.string().check(z.regex(/^(?:[1-5]\d\d|default)$/)),
    z.union([Answer, z.strictObject({ $ref: z.string() })]),
  ),
});
const Document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    contact: z.strictObject({ name: z.string() }),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string(), description: z.string() })),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().check(z.startsWith("/")),
    z.partialRecord(z.enum(["get", "post", "put"]), Operation),
  ),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.strictObject({
        type: z.literal("http"),
        scheme: z.string(),
        bearerFormat: z.string(),
      }),
    ),
    responses: z.record(z.string(), Answer),
    schemas: z.record(z.string(), Schema),
  }),
});
type Document = z.infer<typeof Document>;

describe("the OpenAPI document as `npm run openapi` writes it", () => {
  let folder: string;
  let document: Document;
  let raw: unknown;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "openapi-"));
    const file = join(folder, "deep/openapi.json");
    await execute(process.execPath, [program, file]);
    raw = JSON.parse(await readFile(file, "utf8"));
    document = raw as Document;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );

  it("has the structure of OpenAPI 3.1", () => {
    const result = Document.safeParse(raw);
    expect(result.success ? "" : z.prettifyError(result.error)).toBe("");
  });

  it("has every route once, and nothing else", () => {
    const declared = routes.map(({ method, path }) => `${method} /api/v1${path}`);
    expect(new Set(declared).size).toBe(declared.length);
    expect(
      operations()
        .map(({ path, method }) => `${method} ${path}`)
        .sort(),
    ).toEqual(declared.sort());
  });

  it("finds each route by the first part of its path", async () => {
    const found = await Promise.all(everyRoute.firstParts.map(everyRoute.at));
    expect(found.flatMap((each) => each.map(({ path }) => path)).sort()).toEqual(
      routes.map(({ path }) => path).sort(),
    );
  });

  it("names each operation differently", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]*$/.test(id))).toEqual([]);
  });

  it("declares each parameter of a path, and no parameter twice", () => {
    for (const { path, operation } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const inPath = operation.parameters.filter((each) => each.in === "path");
      expect(inPath.map(({ name }) => name).sort(), path).toEqual(named);
      expect(
        inPath.every(({ required }) => required),
        path,
      ).toBe(true);
      const places = operation.parameters.map((each) => `${each.in} ${each.name}`);
      expect(new Set(places).size, path).toBe(places.length);
    }
  });

  it("asks every POST for an idempotency key", () => {
    for (const { path, method, operation } of operations())
      expect(
        operation.parameters.some(({ name }) => name === "Idempotency-Key"),
        path,
      ).toBe(method === "post");
  });

  it("every $ref and every security scheme leads somewhere", () => {
    const schemes = Object.keys(document.components.securitySchemes);
    for (const name of document.security.flatMap((each) => Object.keys(each)))
      expect(schemes).toContain(name);
    const dangling = refsIn(raw).filter((ref) => !resolves(raw, ref));
    expect(dangling).toEqual([]);
    expect(refsIn(raw).length).toBeGreaterThan(0);
  });

  it("declares each tag of an operation, and only such", () => {
    const used = new Set(operations().flatMap(({ operation }) => operation.tags));
    expect(document.tags.map(({ name }) => name).sort()).toEqual([...used].sort());
  });

  it("names what a caller may be refused with, and each such answer is used", () => {
    const refs = new Set(refsIn(raw).filter((ref) => ref.includes("/responses/")));
    expect([...refs].sort()).toEqual(
      Object.keys(document.components.responses)
        .map((name) => `#/components/responses/${name}`)
        .sort(),
    );
    for (const { path, operation } of operations())
      expect(Object.keys(operation.responses), path).toEqual(
        expect.arrayContaining(["200", "401", "403", "default"]),
      );
  });

  it("says a schema once, under a name: no object of any size stands twice", () => {
    const texts = objectsIn(document.paths).map(({ title: _, ...schema }) =>
      JSON.stringify(schema),
    );
    const long = texts.filter((text) => text.length >= 160);
    expect(long.filter((text, place) => long.indexOf(text) !== place)).toEqual([]);
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(["Problem", "Receipt", "RecordPage", "RecordList", "Event"]),
    );
  });

  it("a shared schema is the schema that it stands for", () => {
    const full = schemaOf(ReceiptView);
    expect(document.components.schemas.Receipt).toEqual({
      ...full,
      properties: { ...(full.properties as object), events: expect.anything() },
    });
  });

  it("has no pattern that a reader without Unicode properties refuses", () => {
    for (const pattern of patternsIn(raw)) expect(() => new RegExp(pattern), pattern).not.toThrow();
    expect(patternsIn(raw).filter((pattern) => pattern.includes("\\p{"))).toEqual([]);
  });

  it.each(Object.entries(examples))("the example of %s is taken by its schema", (name, example) => {
    const route = routes.find(({ method, path }) => `${method} ${path}` === name);
    const result = route?.body?.safeParse(example);
    expect(result?.error === undefined ? "" : z.prettifyError(result.error)).toBe("");
    expect(result?.success).toBe(true);
  });

  it("says in one line why it cannot be written", async () => {
    const failed = await execute(process.execPath, [program, "/dev/null/openapi.json"]).catch(
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^未能写出[^\n]*\n$/) });
  });
});

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  const isSchema = "properties" in value && "type" in value && value.type === "object";
  return isSchema ? [value as Record<string, unknown>, ...inner] : inner;
}

function patternsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "pattern" && typeof inner === "string" ? [inner] : patternsIn(inner),
  );
}

function refsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : refsIn(inner),
  );
}

/** A JSON pointer of this very document (RFC 6901). */
function resolves(document: unknown, ref: string): boolean {
  if (!ref.startsWith("#/")) return false;
  const parts = ref
    .slice(2)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return (
    parts.reduce<unknown>(
      (at, part) => (at as Record<string, unknown> | undefined)?.[part],
      document,
    ) !== undefined
  );
}
