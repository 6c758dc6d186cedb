import { type Context, Hono } from "hono";
import { mayEver } from "#kernel/permission/ability.ts";
import { OfficerChanged } from "#kernel/permission/officer-changed.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route.ts";
import type { World } from "#kernel/world.ts";
import { createAuth, type Identity } from "./auth.ts";
import { type Input, readInput } from "./input.ts";
import { problemOf, unexpectedProblem } from "./problem.ts";
import { allRoutes, firstParts, routesAt } from "./routes.ts";

const base = "/api/v1";

/** The API: every route of the table, mounted the same way when its first request comes. */
export function createApi(world: World, identity: Identity): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    world.log("api.failed", { path: c.req.path, error: error.name });
    return unexpectedProblem(c.req.header("x-request-id") ?? "");
  });
  app.notFound(() => problemOf(refuse("route.unknown")));
  app.get(`${base}/openapi.json`, async (c) => c.json(await describeApi()));
  app.get("/docs", async (c) => {
    const { docsPage } = await import("./docs-page.ts");
    return c.html(docsPage(await describeApi()));
  });

  const mount = mounting(world, createAuth(world, identity));
  const mounted = new Map<string, Promise<Hono>>();
  app.all(`${base}/:part/*`, async (c) => {
    const part = c.req.param("part");
    if (!firstParts.includes(part)) return c.notFound();
    const routes = mounted.get(part) ?? routesAt(part).then(mount);
    mounted.set(part, routes);
    return (await routes).fetch(c.req.raw, c.env);
  });
  return app;
}

async function describeApi() {
  const { openApiDocument } = await import("./openapi.ts");
  return openApiDocument(await allRoutes());
}

/** Makes an app of routes: each checks the token, the caller's leave and the input, then does its work. */
function mounting(world: World, authenticate: ReturnType<typeof createAuth>) {
  return (routes: readonly Route[]): Hono => {
    const app = new Hono();
    app.onError((error) => {
      throw error;
    });
    app.notFound(() => problemOf(refuse("route.unknown")));
    for (const route of routes) app.on(route.method, base + honoPath(route.path), handlerOf(route));
    return app;
  };

  function handlerOf(route: Route) {
    return async (c: Context): Promise<Response> => {
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
    };
  }
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

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
