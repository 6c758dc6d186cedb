import { type Context, Hono } from "hono";
import { mayEver } from "#kernel/permission/gate.ts";
import { OfficerChanged } from "#kernel/permission/officer-changed.ts";
import { withMeant } from "#kernel/record/said/meant.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { referencesIn } from "#kernel/route/references.ts";
import type { Caller, Route } from "#kernel/route/route.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import { requestIdOf } from "../request-id.ts";
import { fitsAnswer } from "../serve.ts";
import { createAuth, type Identity } from "./auth.ts";
import { createCursors, type Query } from "./cursors.ts";
import { type Input, readInput } from "./input.ts";
import { unknownInLibrary } from "./library.ts";
import { problemOf } from "./problem.ts";
import { keepTrace, leavesTrace } from "./trace.ts";

/** Makes apps of routes: each checks the token, the caller's leave and the input, then does its work. */
export function createMount(world: World, identity: Identity, base: string) {
  const authenticate = createAuth(world, identity);
  const cursors = createCursors(world);
  return (routes: readonly Route[]): Hono => {
    const app = new Hono();
    app.onError((error) => {
      throw error;
    });
    app.notFound((c) => problemOf(refuse("route.unknown"), requestIdOf(c)));
    for (const route of routes)
      app.on(route.method, base + honoPath(route.path), handlerOf(route, routes));
    for (const [path, same] of Map.groupBy(routes, (route) => honoPath(route.path))) {
      const allow = same.map(({ method }) => method.toUpperCase()).join(", ");
      app.all(base + path, (c) => otherMethod(allow, requestIdOf(c)));
    }
    return app;
  };

  async function unknownIn({ body: schema }: Route, body: unknown, district: string) {
    if (schema === undefined) return undefined;
    const references = referencesIn(schema, body);
    return references.length === 0 ? undefined : unknownInLibrary(world, district, references);
  }

  async function withOpenCursor(query: unknown, of: Query): Promise<unknown> {
    const { cursor } = (query ?? {}) as { cursor?: string };
    if (cursor === undefined) return query;
    const opened = await cursors.open(cursor, of);
    return opened === undefined ? refuse("input.cursor") : { ...(query as object), cursor: opened };
  }

  async function withSealedCursor(answer: unknown, of: Query): Promise<unknown> {
    if (typeof answer !== "object" || answer === null || !("cursor" in answer)) return answer;
    return typeof answer.cursor === "string"
      ? { ...answer, cursor: await cursors.seal(answer.cursor, of) }
      : answer;
  }

  /** Who has brought a state secret is known afterwards; what it said is not. */
  function noteSecret({ officer, district }: Caller, { method, path }: Route): void {
    world.log("secret.refused", { person: officer.id, district, route: `${method} ${path}` });
  }

  function handlerOf(route: Route, routes: readonly Route[]) {
    return async (c: Context): Promise<Response> => {
      const input = { read: undefined as Input | Refusal | undefined };
      const run = async (officersAre: "fresh" | "remembered"): Promise<unknown> => {
        const caller = await authenticate(c.req.header("authorization"), officersAre);
        if (isRefusal(caller)) return caller;
        const answer = await answerTo(caller);
        if (isRefusal(answer) && answer.refused === "input.state-secret") noteSecret(caller, route);
        return answer;
      };
      const answerTo = async (caller: Caller): Promise<unknown> => {
        if (!mayEver(caller.officer, route.right)) return refuse("auth.forbidden");
        input.read ??= await readInput(c, route);
        if (isRefusal(input.read)) return input.read;
        const unknown = await unknownIn(route, input.read.body, caller.district);
        if (unknown !== undefined) return unknown;
        const at = { world, district: caller.district };
        const meant = await withMeant(at, route.body, input.read.body);
        if (meant.unknown !== undefined) return meant.unknown;
        const of = { caller, c };
        const query = await withOpenCursor(input.read.query, of);
        if (isRefusal(query)) return query;
        const call = {
          ...{ world, caller, params: c.req.param(), routes, processOf },
          ...{ ...input.read, query, body: meant.value },
        };
        const answer = await fitting(await route.handle(call));
        const kept = leavesTrace(route) ? await keepTrace(route, call, answer) : undefined;
        return isRefusal(kept) ? kept : withSealedCursor(answer, of);
      };
      const answer = await withCurrentOfficers(route, run);
      if (isRefusal(answer)) return problemOf(answer, requestIdOf(c));
      return answer instanceof Response
        ? answer
        : c.json(answer as object, 200, versionOf(answer as object));
    };
  }
}

/** What a route answers; refused, before a trace is left, where Lambda would hand on a bare 500. */
async function fitting(answer: unknown): Promise<unknown> {
  if (isRefusal(answer)) return answer;
  const isFile = answer instanceof Response;
  const body = isFile ? await answer.arrayBuffer() : JSON.stringify(answer);
  const type = isFile ? (answer.headers.get("content-type") ?? "") : "application/json";
  if (!fitsAnswer(body, type)) return refuse("answer.too-large");
  return isFile ? new Response(body, answer) : answer;
}

/** The version that a change names by `If-Match` (RFC 9110, 8.8.3 and 13.1.1). */
function versionOf(answer: { version?: unknown }): Record<string, string> {
  const { version } = answer;
  return typeof version === "number" ? { etag: `"${version}"` } : {};
}

function otherMethod(allow: string, requestId: string | undefined): Response {
  const answer = problemOf(refuse("route.method"), requestId);
  answer.headers.set("allow", allow);
  return answer;
}

/** A command that meets a changed list of officers is run again with the current list. */
async function withCurrentOfficers(
  { does }: Route,
  run: (officersAre: "fresh" | "remembered") => Promise<unknown>,
): Promise<unknown> {
  if (does !== "command") return run("fresh");
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
