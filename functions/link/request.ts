import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { cleanText } from "#kernel/clean.ts";
import { isSame, pageNonce } from "#kernel/link/secret.ts";
import { type Refusal, refusals } from "#kernel/refusal.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { explain } from "./explain.ts";
import type { Opened } from "./load.ts";
import { isProven } from "./proof.ts";

const cookieName = "proof";
export type Fields = Record<string, string>;

/** Runs `then` with the question behind the page's link, or explains why there is none. */
export function withLink(
  world: World,
  c: Context,
  then: (opened: Opened) => Response | Promise<Response>,
): Promise<Response> {
  return withLinkOf(world, c, c.req.param("secret") ?? "", then);
}

/** As `withLink`, where the address does not hold the link's secret. */
export async function withLinkOf(
  world: World,
  c: Context,
  secret: string,
  then: (opened: Opened) => Response | Promise<Response>,
): Promise<Response> {
  const { openLink } = await import("./load.ts");
  const opened = await openLink(world, secret);
  if (!("closed" in opened)) return then(opened);
  const { status, page } = explain(opened);
  world.log("link.closed", { why: opened.closed, status });
  return c.html(page, status);
}

/** Lets this browser in to one link's pages. */
export function setProof(world: World, c: Context, path: string, proof: string): void {
  setCookie(c, cookieName, proof, {
    path,
    httpOnly: true,
    sameSite: "Strict",
    secure: world.siteUrl.startsWith("https:"),
  });
}

/** Whether the second factor that the question wants was passed with this very link. */
export function isPassed(
  world: World,
  c: Context,
  { task, link }: Pick<Opened, "task" | "link">,
): boolean {
  return task.factor === "none" || isProven(world, link, getCookie(c, cookieName));
}

/** A mark for a page that is drawn now. */
export function nonceFor(world: World, { link }: Opened, { shown }: Task): string {
  return pageNonce(world.linkKey, link.hash, world.clock(), shown);
}

/** The page must be ours, of this question, and not older than the proof's life. */
export function isFresh(world: World, { link }: Opened, { shown }: Task, nonce = ""): boolean {
  const renderedAt = nonce.slice(0, nonce.lastIndexOf("."));
  const age = Date.parse(world.clock()) - Date.parse(renderedAt);
  return (
    age >= 0 &&
    age < 24 * 3600_000 &&
    isSame(nonce, pageNonce(world.linkKey, link.hash, renderedAt, shown))
  );
}

/** Clean text fields of a posted form; a body that is none of a form has no fields. */
export async function fieldsOf(c: Context): Promise<Fields> {
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const text = typeof value === "string" ? cleanText(value) : undefined;
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

export function pathOf(c: Context): string {
  return `/l/${c.req.param("secret")}`;
}

export function statusOf({ refused }: Refusal) {
  return refusals[refused][0];
}
