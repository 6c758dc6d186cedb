import { once } from "node:events";
import type { Server } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { html } from "hono/html";
import { page } from "../dev/page.ts";
import type { Room } from "../disk.ts";
import { listen } from "../ports.ts";
import { functionAt, runAs } from "../rights/running.ts";
import { refusalOf } from "./guard.ts";
import { throughGateway } from "./http-api.ts";

export type Site = {
  url: string;
  port: number;
  /** From now on requests are answered by these; until then they are told to wait. */
  open(parts: {
    api: Hono;
    reference: Hono;
    links: Hono;
    evidence: Hono;
    reports: Hono;
    petitions: Hono;
    files: Hono;
    dev: Hono;
    console?: Hono;
  }): void;
  stop(): Promise<void>;
};

/** What of the site is the console's. */
const consolePaths = ["/", "/console.json", "/assets/*"];

/** Takes the port at once, so that a port in use is noticed before anything is started. */
export async function startSite(port: number, room: () => Room): Promise<Site> {
  let app = new Hono().all("*", (c) =>
    c.text("系统正在启动，请稍候刷新\n", 503, { "retry-after": "3" }),
  );
  const fetch = (request: Request) => refusalOf(request, room) ?? app.fetch(request);
  const server = createAdaptorServer({ fetch }) as Server & { closeAllConnections(): void };
  const bound = await listen(server, port, "系统");
  return {
    port: bound,
    url: `http://localhost:${bound}`,
    open({ api, reference, links, evidence, reports, petitions, files, dev, console: staff }) {
      const begun = new Hono();
      if (staff !== undefined)
        for (const path of consolePaths) begun.get(path, (c) => staff.fetch(c.req.raw));
      app = begun
        .route("/", reference)
        .all("/api/*", (c) => called(c.req.raw, api))
        .all("/l/:secret/files/:id?", (c) => called(c.req.raw, evidence))
        .all("/l/:secret/report/:item?", (c) => called(c.req.raw, reports))
        .all("/l/*", (c) => called(c.req.raw, links))
        .all("/p", (c) => called(c.req.raw, petitions))
        .all("/p/*", (c) => called(c.req.raw, petitions))
        .all("/b", (c) => called(c.req.raw, petitions))
        .all("/b/*", (c) => called(c.req.raw, petitions))
        .all("/files/*", (c) => files.fetch(c.req.raw))
        .route("/", dev);
      begun.notFound((c) => c.html(nowhere, 404));
    },
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const nowhere = page(
  "没有这个页面",
  html`<h1>没有这个页面</h1><p>请核对地址是否完整。<a href="/dev">本机首页</a></p>`,
);

/** As API Gateway calls the function whose path it is, which has its own rights only. */
function called(request: Request, app: Hono): Response | Promise<Response> {
  const name = functionAt(new URL(request.url).pathname);
  return name === undefined
    ? Response.json({ message: "Not Found" }, { status: 404 })
    : runAs(name, () => throughGateway(request, app));
}
