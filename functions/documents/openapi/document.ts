import * as z from "zod/mini";
import {
  EventView,
  pageOf,
  ReceiptView,
  RecordLineView,
  RecordPageView,
} from "#kernel/route/answers.ts";
import { operationIdOf, type Route } from "#kernel/route/route.ts";
import { usersOf } from "../permissions.ts";
import { exampleOf } from "./examples.ts";
import { labelled } from "./labelled.ts";
import { Problem, problemResponses, problemsOf } from "./problems.ts";
import { shareSchemas } from "./shared-schemas.ts";

/** The OpenAPI 3.1 document of a table of routes. */
export function openApiDocument(routes: readonly Route[]) {
  const full: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const item = full[`/api/v1${route.path}`] ?? {};
    item[route.method] = operationOf(route);
    full[`/api/v1${route.path}`] = item;
  }
  const { paths, schemas } = shareSchemas(full, {
    Receipt: schemaOf(ReceiptView),
    RecordPage: schemaOf(RecordPageView),
    RecordList: schemaOf(pageOf(RecordLineView)),
    Event: schemaOf(EventView),
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "提级监督 API",
      version: "1.0.0",
      description: "错误为 RFC 9457 problem details：code 供程序判断，title 与 detail 供人阅读。",
      contact: { name: "本地区系统管理员" },
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "提供本文件的站点" }],
    security: [{ bearer: [] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({
      name,
      description: `${name}的查询与办理`,
    })),
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      responses: problemResponses(),
      schemas: { Problem: schemaOf(Problem), ...schemas },
    },
  };
}

function operationOf(route: Route) {
  return {
    operationId: operationIdOf(route),
    tags: [route.tag],
    summary: route.summary,
    description: `可用：${usersOf(route)}。`,
    parameters: parametersOf(route),
    ...requestBodyOf(route),
    responses: {
      "200": {
        description: "成功",
        content: contentOf(route),
      },
      ...problemsOf(route),
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

function requestBodyOf(route: Route) {
  const { body, binary } = route;
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
          content: { "application/json": { schema: schemaOf(body), ...exampleOf(route) } },
        },
      };
}

/** A schema of the product as JSON Schema, as it is sent in, with Chinese labels. */
export function schemaOf(schema: z.ZodMiniType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern !== undefined) jsonSchema.pattern = portable(jsonSchema.pattern);
    },
  });
  return labelled(rest);
}

/** A pattern without property escapes, which readers that compile patterns without `u` refuse. */
function portable(pattern: string): string {
  const control =
    "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";
  return pattern.replaceAll("\\p{C}", control).replaceAll("\\p{Script=Han}", "[\\u3400-\\u9fff]");
}
