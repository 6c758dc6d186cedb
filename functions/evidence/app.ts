import type { Context, Hono } from "hono";
import { isRefusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { messagePage } from "../link/page.ts";
import { isPassed, pathOf, showFactor, withLink } from "../link/request.ts";
import { headersFor } from "../link/style.ts";
import { createPages } from "../quiet/pages.ts";
import type { At } from "./acts.ts";
import { uploader } from "./script.ts";
import { userOf } from "./user.ts";

/** A person who only has to prove themselves needs none of it yet. */
const acts = () => import("./acts.ts");

/** A claim that only asks where the store is. */
const nothing = { contentType: "text/csv", bytes: 0, sha256: "0".repeat(64) };

/**
 * The pages behind `/l/<secret>/files`: material is listed, sent in for a field of the answer, and
 * opened. Each opening passes the one gate and is written down before its address is given.
 */
export function createEvidencePages(world: World): Hono {
  const app = createPages(world, messagePage);
  app.use("/l/*", async (c, next) => {
    await next();
    const { url } = await world.files.upload("files/none", nothing);
    const store = new URL(url).origin;
    for (const [name, value] of Object.entries(headersFor({ script: uploader, store })))
      c.header(name, value);
  });
  app.get("/l/:secret/files", (c) =>
    within(world, c, async (at) => (await acts()).list(world, c, at)),
  );
  app.get("/l/:secret/files/served", (c) =>
    within(world, c, async (at) => (await acts()).served(c, at)),
  );
  app.get("/l/:secret/files/paper", (c) =>
    within(world, c, async (at) => (await acts()).papers(c, at)),
  );
  app.post("/l/:secret/files", (c) =>
    within(world, c, async (at) => (await acts()).send(world, c, at)),
  );
  app.post("/l/:secret/files/:id", (c) =>
    within(world, c, async (at) => (await acts()).act(world, c, at, c.req.param("id"))),
  );
  return app;
}

/** Runs `then` for the person behind the link, only past the second factor. */
function within(
  world: World,
  c: Context,
  then: (at: At) => Response | Promise<Response>,
): Promise<Response> {
  return withLink(world, c, (opened) => {
    if (!isPassed(world, c, opened))
      return showFactor(world, c, opened, { path: pathOf(c), status: 403 });
    const user = userOf(world, opened);
    return isRefusal(user) ? c.redirect(pathOf(c), 303) : then({ opened, user });
  });
}
