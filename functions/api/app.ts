import { type Context, Hono } from "hono";
import type * as z from "zod";
import { OfficerChanged } from "#kernel/execute.ts";
import { hashOf } from "#kernel/hash.ts";
import { mayEver } from "#kernel/permission/ability.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route.ts";
import type { World } from "#kernel/world.ts";
import { createAuth, type Identity } from "./auth.ts";
import { docsPage } from "./docs-page.ts";
import { openApiDocument } from "./openapi.ts";
import { problemOf, unexpectedProblem } from "./problem.ts";
import { routes } from "./routes.ts";

const base = "/api/v1";

/** The API: every route of the table, mounted the same way. */
export function createApi(world: World, identity: Identity): Hono {
  const app = new Hono();
  const authenticate = createAuth(world, identity);
  app.onError((error, c) => {
    world.log("api.failed", { path: c.req.path, error: error.name });
    return unexpectedProblem(c.req.header("x-request-id") ?? "");
  });
  app.notFound(() => problemOf(refuse("route.unknown")));
  app.get(`${base}/openapi.json`, (c) => c.json(openApiDocument(routes)));
  app.get("/docs", (c) => c.html(docsPage(openApiDocument(routes))));

  for (const route of routes) {
    app.on(route.method, `${base}${honoPath(route.path)}`, async (c) => {
      const input = { read: undefined as Input | Refusal | undefined };
      const run = async (officersAre: "fresh" | "remembered"): Promise<unknown> => {
        const caller = await authenticate(c.req.header("authorization"), officersAre);
        if (isRefusal(caller)) return caller;
        if (!mayEver(caller.ability, route.action)) return refuse("auth.forbidden");
        input.read ??= await readInput(c, route);
        if (isRefusal(input.read)) return input.read;
        return route.handle({ world, caller, params: c.req.param(), ...input.read });
      };
      const answer = await withCurrentOfficers(route, run);
      if (isRefusal(answer)) return problemOf(answer);
      return answer instanceof Response ? answer : c.json(answer as object);
    });
  }
  return app;
}

/** A command that meets a changed list of officers is run again with the list of now. */
async function withCurrentOfficers(
  { does }: Route,
  run: (officersAre: "fresh" | "remembered") => Promise<unknown>,
): Promise<unknown> {
  if (does === undefined) return run("fresh");
  const answer = await run("remembered").catch((error: unknown) => {
    if (error instanceof OfficerChanged) return error;
    throw error;
  });
  const isStale = answer instanceof OfficerChanged || isAbout(answer, "auth.");
  return isStale ? run("fresh") : answer;
}

function isAbout(answer: unknown, family: string): boolean {
  return isRefusal(answer) && answer.refused.startsWith(family);
}

type Input = {
  query: unknown;
  body: unknown;
  idempotency: { key: string; fingerprint: string };
  expectVersion: number | undefined;
};

async function readInput(c: Context, route: Route): Promise<Input | Refusal> {
  const query = parse(route.query, c.req.query(), "query");
  if (isRefusal(query)) return query;
  const raw = route.method === "get" ? undefined : await readBody(c, route);
  if (isRefusal(raw)) return raw;
  const body = parse(route.body, raw, "");
  if (isRefusal(body)) return body;
  const key = c.req.header("idempotency-key") ?? "";
  if (route.method === "post" && (key === "" || key.length > 200))
    return refuse("idempotency.missing");
  const version = c.req.header("if-match")?.match(/^"?(\d+)"?$/)?.[1];
  return {
    query: query.value,
    body: body.value,
    idempotency: {
      key,
      fingerprint:
        raw instanceof Uint8Array
          ? hashOf([c.req.path, Buffer.from(raw).toString("base64")])
          : hashOf([c.req.path, raw ?? null]),
    },
    expectVersion: version === undefined ? undefined : Number(version),
  };
}

async function readBody(c: Context, route: Route): Promise<unknown> {
  if (route.binary !== undefined) return new Uint8Array(await c.req.arrayBuffer());
  const text = await c.req.text();
  if (text === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse("input.invalid", "请求体不是合法的 JSON");
  }
}

function parse(
  schema: z.ZodType | undefined,
  value: unknown,
  prefix: string,
): { value: unknown } | Refusal {
  if (schema === undefined) return { value };
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return {
    ...refuse("input.invalid"),
    fields: result.error.issues.map(({ path, message }) => ({
      path: [prefix, ...path].filter((part) => part !== "").join("."),
      message,
    })),
  };
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
