import type { Context, Hono } from "hono";
import { once } from "../once.ts";
import { createPages } from "../quiet/pages.ts";
import type { Desk } from "./desk.ts";
import { homePage } from "./pages/home-page.ts";
import { pageHeaders } from "./pages/style.ts";
import { uploader } from "./pages/upload-script.ts";
import { anyPlace, wordPage } from "./pages/word-page.ts";
import { at, freshForm, show } from "./show.ts";

/**
 * The public pages of a petition: no login, no cookie, no script needed. What answers a form that was
 * sent is loaded with the first of them; who opens the pages does not wait for it.
 */
export function createPetitionPages(desk: Desk): Hono {
  const { world, store } = desk;
  const app = createPages(world, (title, lines) => wordPage(anyPlace, title, lines));
  app.use(async (c, next) => {
    await next();
    const upload = { script: uploader, connect: store() };
    const headers = withUploads.test(c.req.path) ? pageHeaders(upload) : pageHeaders();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });

  const ballots = later(async () => (await import("../ballot/app.ts")).createBallotPages(world));
  for (const path of ["/b", "/b/*"]) app.all(path, ballots);
  app.get("/p", (c) =>
    show(c, wordPage(anyPlace, "信访举报平台", ["请使用您所在地区公布的网址或者二维码进入。"])),
  );
  app.get("/p/:place", (c) => at(desk, c, (place) => show(c, homePage(place))));
  app.get("/p/:place/poster", (c) =>
    at(desk, c, async (place) =>
      show(c, (await import("./pages/poster.ts")).posterPage(place, world.siteUrl)),
    ),
  );
  app.get("/p/:place/report", (c) =>
    at(desk, c, (place) => show(c, freshForm(desk, place, { typed: {}, files: [] }))),
  );

  const filing = later(async () => (await import("./filing.ts")).filingRoutes(desk));
  for (const step of ["report", "receipt", "filing"]) app.post(`/p/:place/${step}`, filing);
  const upload = later(async () => (await import("./upload.ts")).uploadRoutes(desk));
  app.post("/p/:place/upload/:id", upload);
  const track = later(async () => (await import("./track.ts")).trackRoutes(desk));
  app.get("/p/:place/query", track);
  for (const step of ["query", "supplement", "objection"]) app.post(`/p/:place/${step}`, track);
  const counter = later(async () => (await import("./counter.ts")).counterRoutes(desk));
  app.get("/p/:place/counter", (c) =>
    at(desk, c, (place) =>
      show(c, wordPage(place, "窗口办理", ["供信访室工作人员使用，请从信访件页面打开。"])),
    ),
  );
  for (const step of ["", "/scans", "/receipt", "/receipt-issue"])
    app.post(`/p/:place/counter${step}`, counter);
  return app;
}

/** Pages that are loaded with the first request for them. */
function later(load: () => Promise<Hono>): (c: Context) => Promise<Response> {
  const loaded = once(load);
  return async (c) => (await loaded()).fetch(c.req.raw);
}

/** Pages where files may be chosen. */
const withUploads =
  /\/(?:report|query|supplement|objection|receipt|filing|counter(?:\/scans|\/receipt-issue)?)$/;
