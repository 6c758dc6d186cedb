import type * as z from "zod/mini";
import type { Officer } from "../district/role.ts";
import type { Action } from "../permission/actions.ts";
import type { Actor } from "../record/event.ts";
import type { Receipt } from "../record/execute.ts";
import type { Process } from "../record/process.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { World } from "../world.ts";

/** Who calls, checked against the district's list of officers. */
export type Caller = { officer: Officer; district: string; actor: Actor };

/** A checked request. */
export type Call<P, Q, B> = {
  world: World;
  caller: Caller;
  params: P;
  query: Q;
  body: B;
  idempotency: { key: string; fingerprint: string };
  /** The routes that begin with the same part of the path: what else may be asked for there. */
  routes: readonly Route[];
  /** The process that decides on records of a kind; undefined for a kind that is none of ours. */
  processOf: (kind: string) => Promise<Process<unknown, { type: string }> | undefined>;
  /** From `If-Match`: the version that the caller has seen. */
  expectVersion: number | undefined;
};

/** One line of the table that the API and its OpenAPI document are made from. */
export type Route = {
  method: "get" | "post" | "put";
  /** `/enrollments/{id}`, below `/api/v1`. */
  path: string;
  tag: string;
  /** 中文 */
  summary: string;
  right: Action;
  query?: z.ZodMiniType;
  body?: z.ZodMiniType;
  /** Media type of a body that is not JSON, handed over as bytes. */
  binary?: string;
  answer: z.ZodMiniType;
  /**
   * "command": the handler does nothing but one command, which checks the caller's line of the list
   * of officers by itself, in the same read; so it need not be read beforehand as well.
   * "reading": it hands out what must leave a trace; made by `readingRoute` only.
   */
  does?: "command" | "reading";
  /** It takes `If-Match`: the change is made at the version that its sender has seen, or not at all. */
  versioned?: "yes";
  /**
   * The kind whose records it lists, and what people call them; a console has a page for each. Where
   * some of them are urgent, what these are called.
   */
  lists?: { kind: string; title: string; urgent?: string };
  /** The kind whose records it makes, where its address is none of that kind's; offered at their list. */
  makes?: string;
  /** The kind beside whose records it is offered, though it makes one of another kind. */
  beside?: string;
  /** Media type of an answer that is not JSON, but a file. */
  produces?: string;
  /** It lists people or lines of a ledger: like a file, it is handed out with a trace only. */
  traced?: "yes";
  handle: (call: Call<Record<string, string>, unknown, unknown>) => Promise<unknown | Refusal>;
};

/** Declares a route with its query and body typed by their schemas. */
export function route<
  Q extends z.ZodMiniType = z.ZodMiniType,
  B extends z.ZodMiniType = z.ZodMiniType,
>(
  declared: Omit<Route, "handle" | "query" | "body"> & {
    query?: Q;
    body?: B;
    handle: (
      call: Call<Record<string, string>, z.output<Q>, z.output<B>>,
    ) => Promise<unknown | Refusal>;
  },
): Route {
  return declared as unknown as Route;
}

/**
 * A request that reads: it has no key, since a remembered receipt of an earlier reading is no trace
 * of this one.
 */
export type Reading<Q, B> = Omit<
  Call<Record<string, string>, Q, B>,
  "idempotency" | "expectVersion"
>;

/**
 * Declares a route that hands out something secret. `record` writes the reading down as an event of
 * its own; only then, and only where it wrote one, `open` hands out what was asked for.
 */
export function readingRoute<
  Q extends z.ZodMiniType = z.ZodMiniType,
  B extends z.ZodMiniType = z.ZodMiniType,
>(
  declared: Omit<Route, "handle" | "query" | "body" | "does"> & {
    query?: Q;
    body?: B;
    record: (call: Reading<z.output<Q>, z.output<B>>) => Promise<Receipt | Refusal>;
    open: (call: Reading<z.output<Q>, z.output<B>>) => Promise<unknown | Refusal>;
  },
): Route {
  const { record, open, ...rest } = declared;
  return route<Q, B>({
    ...rest,
    does: "reading",
    handle: async ({ idempotency: _key, expectVersion: _seen, ...call }) => {
      const recorded = await record(call);
      if (isRefusal(recorded)) return recorded;
      if (recorded.events.length === 0) throw new Error(`${declared.path} left no trace`);
      return open(call);
    },
  });
}

/** A name for an operation that generated clients can use, e.g. `postEnrollmentsIdNomination`. */
export function operationIdOf({ method, path }: Pick<Route, "method" | "path">): string {
  return `${method}${path.replaceAll(/[/{}.-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`;
}
