import * as z from "zod/mini";
import { refusals } from "#kernel/refusal.ts";
import { operationIdOf, type Route } from "#kernel/route/route.ts";
import { labelled } from "./labelled.ts";

const Problem = z.object({
  type: z.string(),
  code: z.enum(Object.keys(refusals) as [string, ...string[]]),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  requestId: z.optional(z.string()),
});

/** The OpenAPI 3.1 document of a table of routes. */
export function openApiDocument(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const item = paths[`/api/v1${route.path}`] ?? {};
    item[route.method] = operationOf(route);
    paths[`/api/v1${route.path}`] = item;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "提级监督 API",
      version: "1.0.0",
      description: "错误为 RFC 9457 problem details：code 供程序判断，title 与 detail 供人阅读。",
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Problem: schemaOf(Problem) },
    },
  };
}

function operationOf(route: Route) {
  return {
    operationId: operationIdOf(route),
    tags: [route.tag],
    summary: route.summary,
    parameters: parametersOf(route),
    ...requestBodyOf(route),
    responses: {
      "200": {
        description: "成功",
        content: contentOf(route),
      },
      default: {
        description: "拒绝或出错",
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    },
  };
}

function contentOf({ produces, answer }: Route) {
  return produces === undefined
    ? { "application/json": { schema: schemaOf(answer) } }
    : { [produces]: { schema: { type: "string", format: "binary" } } };
}

function parametersOf({ path, query, method, does }: Route) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const described = (query === undefined ? {} : schemaOf(query)) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const inQuery = Object.entries(described.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: described.required?.includes(name) ?? false,
    schema,
  }));
  const idempotency = {
    name: "Idempotency-Key",
    in: "header",
    // Each reading is one of its own, so that a key would say nothing.
    required: does !== "reading",
    schema: { type: "string", maxLength: 200 },
  };
  return [...inPath, ...inQuery, ...(method === "post" ? [idempotency] : [])];
}

function requestBodyOf({ body, binary }: Route) {
  if (binary !== undefined)
    return {
      requestBody: {
        required: true,
        content: { [binary]: { schema: { type: "string", format: "binary" } } },
      },
    };
  return body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: { "application/json": { schema: schemaOf(body) } },
        },
      };
}

/** A schema of the product as JSON Schema, as it is sent in, with Chinese labels. */
export function schemaOf(schema: z.ZodMiniType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return labelled(rest);
}
