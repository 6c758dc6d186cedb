import { Hono } from "hono";
import { refuse } from "#kernel/refusal.ts";
import { cleanText } from "#kernel/text/clean.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { once } from "../once.ts";
import { numberAnswer, requestIdOf } from "../request-id.ts";
import type { Identity } from "./auth.ts";
import { problemOf, unexpectedProblem } from "./problem.ts";
import type { RouteTable } from "./table.ts";

const base = "/api/v1";

/** Whether every escape of an address stands for a character (RFC 3986, 2.1 and 2.5). */
function isWhole(address: string): boolean {
  try {
    return cleanText(decodeURIComponent(address)) !== undefined;
  } catch {
    return false;
  }
}

/** The API: every route of a table, mounted the same way when its first request comes. */
export function createApi(world: World, identity: Identity, table: RouteTable): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    if (isWhole(c.req.url)) await next();
    else c.res = problemOf(refuse("input.invalid", "地址中有无法识别的编码"), requestIdOf(c));
    numberAnswer(c);
  });
  app.onError((error, c) => {
    const requestId = requestIdOf(c);
    const { path } = c.req;
    world.log("api.failed", { path, error: error.name, requestId: requestId ?? "" });
    return error instanceof TransientError
      ? problemOf(refuse("system.busy"), requestId)
      : unexpectedProblem(requestId);
  });
  app.notFound((c) => problemOf(refuse("route.unknown"), requestIdOf(c)));

  const mount = once(async () => {
    const { createMount } = await import("./mount.ts");
    return createMount(world, identity, base);
  });
  const mounted = new Map<string, Promise<Hono>>();
  app.all(`${base}/:part/*`, async (c) => {
    const part = c.req.param("part");
    if (!table.firstParts.includes(part)) return c.notFound();
    const routes = mounted.get(part) ?? mountAt(part);
    mounted.set(part, routes);
    return (await routes).fetch(c.req.raw, c.env);
  });
  return app;

  async function mountAt(part: string): Promise<Hono> {
    const [mountAll, routes] = await Promise.all([mount(), table.at(part)]);
    return mountAll(routes);
  }
}
