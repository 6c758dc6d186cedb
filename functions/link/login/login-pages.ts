import type { Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import type { Opened } from "../load.ts";
import { continuePage, refusedPage } from "../page.ts";
import { fieldsOf, setProof, showFactor, statusOf, withLinkOf } from "../request.ts";
import type { Journey, LinkLogin } from "./login.ts";

const cookieName = "login";

/**
 * The second factor `login`: out to the office's own login and back. Coming back is a GET, which
 * changes nothing and shows a button; the button's POST finishes, from our own page.
 */
export function addLoginPages(app: Hono, world: World, login: LinkLogin | undefined): void {
  const cookieAt = {
    path: "/l/login",
    httpOnly: true,
    sameSite: "Lax",
    secure: world.siteUrl.startsWith("https:"),
  } as const;

  app.get("/l/login", (c) => {
    const { code = "", state = "" } = c.req.query();
    return c.html(continuePage({ code, state }));
  });

  app.post("/l/login", async (c) => {
    const { journeyIn } = await import("./login.ts");
    const journey = journeyIn(world, getCookie(c, cookieName));
    deleteCookie(c, cookieName, cookieAt);
    const problem = refuse("link.login-state");
    if (journey === undefined || login === undefined)
      return c.html(refusedPage(problem), statusOf(problem));
    return withLinkOf(world, c, journey.secret, (opened) =>
      finish(world, c, opened, { login, journey }),
    );
  });

  app.get("/l/:secret/login", (c) =>
    withLinkOf(world, c, c.req.param("secret"), async (opened) => {
      const secret = c.req.param("secret");
      const { beginLogin } = await import("./login.ts");
      const begun =
        login === undefined || opened.task.factor !== "login"
          ? refuse("link.login-down")
          : await beginLogin(world, login, secret);
      if (isRefusal(begun)) return showFactor(world, c, opened, { problem: begun });
      setCookie(c, cookieName, begun.cookie, { ...cookieAt, maxAge: 600 });
      return c.redirect(begun.url, 302);
    }),
  );
}

async function finish(
  world: World,
  c: Context,
  opened: Opened,
  { login, journey }: { login: LinkLogin; journey: Journey },
): Promise<Response> {
  const path = `/l/${journey.secret}`;
  const { code = "", state } = await fieldsOf(c);
  const { finishLogin } = await import("./login.ts");
  const answer =
    state === journey.state
      ? await finishLogin(world, login, journey, code)
      : refuse("link.login-state");
  const problem = isRefusal(answer)
    ? answer
    : answer.subject === opened.link.person
      ? undefined
      : refuse("link.login-foreign");
  if (problem !== undefined) {
    const { audit } = await import("../audit.ts");
    await audit(world, opened.link, { what: "login-refused", why: problem.refused });
    return showFactor(world, c, opened, { path, problem });
  }
  const { pass } = await import("./factor.ts");
  setProof(world, c, path, await pass(world, opened.link, "login"));
  return c.redirect(path, 303);
}
