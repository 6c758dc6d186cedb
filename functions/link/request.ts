import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { isSame, pageNonce } from "#kernel/link/secret.ts";
import { type Refusal, refusals } from "#kernel/refusal.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { postedForm } from "../upload/posted-form.ts";
import { explain } from "./explain.ts";
import type { Opened } from "./load.ts";
import { isProven } from "./login/proof.ts";
import { factorPage, type Progress } from "./page.ts";

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
  const typed = c.req.method === "POST" ? await typedIn(c) : [];
  const { status, page } = explain(opened, { path: `/l/${secret}`, typed });
  world.log("link.closed", { why: opened.closed, status });
  return c.html(page, status);
}

/** What somebody has typed into a page that leads nowhere any more: it is theirs, and not lost. */
async function typedIn(c: Context): Promise<string[]> {
  const fields = Object.entries(await fieldsOf(c));
  const isText = (name: string) => /^(?:form\.|opinion|detail|reason)/.test(name);
  return fields.flatMap(([name, value]) => (isText(name) && value !== "" ? [value] : []));
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

/** What the second factor needs to know: of a question, or of a list (`kernel/link/list.ts`). */
export type Guarded = Pick<Opened, "link"> & {
  task: Pick<Task, "factor" | "subject">;
};

/** Whether the second factor that the question wants was passed with this very link. */
export function isPassed(world: World, c: Context, { task, link }: Guarded): boolean {
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

/** Whether a page is one that we drew for this very question, however long ago. */
export function isOurs(world: World, { link }: Pick<Opened, "link">, { shown }: Task, nonce = "") {
  const renderedAt = nonce.slice(0, nonce.lastIndexOf("."));
  return isSame(nonce, pageNonce(world.linkKey, link.hash, renderedAt, shown));
}

/**
 * Clean text fields of a posted form, boxes of one name as a list with commas; a body that is none of
 * a form has no fields.
 */
export async function fieldsOf(c: Context): Promise<Fields> {
  return Object.fromEntries(
    Object.entries((await postedForm(c)) ?? {}).map(([name, value]) => [
      name,
      [value]
        .flat()
        .filter((one) => typeof one === "string" && one !== "")
        .join(","),
    ]),
  );
}

/** The page before the second factor, with where the code went and how long it lives. */
export async function showFactor(
  world: World,
  c: Context,
  of: Guarded & Pick<Opened, "officer">,
  {
    path = pathOf(c),
    problem,
    kept,
    status,
  }: Progress & { path?: string; status?: 200 | 403 } = {},
): Promise<Response> {
  const { codeState } = await import("./login/factor.ts");
  const code = of.task.factor === "code" ? await codeState(world, of.link, of.officer) : undefined;
  const page = factorPage(of, path, {
    problem,
    ...(code === undefined ? {} : { code }),
    ...(kept === undefined ? {} : { kept }),
  });
  return c.html(page as string, status ?? (problem === undefined ? 200 : statusOf(problem)));
}

export function pathOf(c: Context): string {
  return `/l/${c.req.param("secret")}`;
}

export function statusOf({ refused }: Refusal) {
  return refusals[refused][0];
}
