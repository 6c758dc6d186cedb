import {
  EventView,
  pageOf,
  ReceiptView,
  RecordLineView,
  RecordPageView,
} from "#kernel/route/answers.ts";
import { operationIdOf, type Route } from "#kernel/route/route.ts";
import { usersOf } from "../permissions.ts";
import { answerForms, withForms } from "./answer-forms.ts";
import { kindSchemas, withKind } from "./by-kind.ts";
import { exampleOf } from "./examples.ts";
import { Problem, problemResponses, problemsOf } from "./problems.ts";
import { schemaOf } from "./schema-of.ts";
import { shareSchemas } from "./shared-schemas.ts";
import { stateSchemas, withState } from "./states.ts";

/** The OpenAPI 3.1 document of a table of routes, with the form of every answer to a question. */
export async function openApiDocument(routes: readonly Route[]) {
  const forms = await answerForms();
  const known = await kindSchemas();
  const full: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const item = full[`/api/v1${route.path}`] ?? {};
    item[route.method] = operationOf(route, kindAt(route, routes), known);
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
    paths: withForms(paths, Object.keys(forms)),
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      responses: problemResponses(),
      schemas: {
        Problem: schemaOf(Problem),
        ...withForms(schemas, Object.keys(forms)),
        ...forms,
        ...stateSchemas(),
        ...known,
      },
    },
  };
}

/** The kind of the record that an address below a list leads to. */
function kindAt({ path }: Route, routes: readonly Route[]): string | undefined {
  const list = path.slice(0, Math.max(0, path.indexOf("/{id}")));
  return routes.find((one) => one.path === list && one.lists !== undefined)?.lists?.kind;
}

type Known = Awaited<ReturnType<typeof kindSchemas>>;

function operationOf(route: Route, kind: string | undefined, known: Known) {
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
        ...headersOf(route),
        content: contentOf(route, kind, known),
      },
      ...problemsOf(route),
    },
  };
}

/** A record's version, for `If-Match` of its next change. */
function headersOf({ answer }: Route) {
  const { properties } = schemaOf(answer) as { properties?: Record<string, unknown> };
  return properties?.version === undefined
    ? {}
    : {
        headers: {
          ETag: { description: "版本，供下一次变更的 If-Match", schema: { type: "string" } },
        },
      };
}

function contentOf({ produces, answer }: Route, kind: string | undefined, known: Known) {
  return produces === undefined
    ? { "application/json": { schema: withKind(withState(schemaOf(answer), kind), kind, known) } }
    : { [produces]: { schema: { type: "string", format: "binary" } } };
}

function parametersOf(route: Route) {
  const { path, query, method, does } = route;
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
  const seen = {
    name: "If-Match",
    in: "header",
    required: false,
    description: "所见版本（读取时的 ETag）；其间有人改过的，答复 409 record.version",
    schema: { type: "string", pattern: '^"?\\d{1,15}"?$' },
  };
  return [
    ...inPath,
    ...inQuery,
    ...(method === "post" ? [idempotency] : []),
    ...(route.versioned === undefined ? [] : [seen]),
  ];
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
