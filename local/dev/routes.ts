import { Hono } from "hono";
import { html } from "hono/html";
import * as z from "zod/mini";
import { Faults, type Faulty } from "../faults/faults.ts";
import type { MailView } from "../mail/inbox.ts";
import type { DeadLetter } from "../streams/state.ts";
import { durationOf } from "../time/clock.ts";
import { deadLettersPage } from "./dead-letters.ts";
import { type Execution, executionsPage } from "./executions.ts";
import { inboxPage } from "./inbox.ts";
import { createMoves } from "./moving.ts";
import { type Start, startPage } from "./start.ts";

/** What the pages for trying out may see and do. */
export type Dev = {
  start: Start;
  now(): number;
  advanceTo(instant: number): Promise<void>;
  setClock(instant: number): void;
  inbox(to?: string): MailView[];
  executions(): Promise<Execution[]>;
  deadLetters(): DeadLetter[];
  redrive(id: number): Promise<"done" | "failed" | "unknown">;
  faults: Faulty;
};

const ClockChange = z
  .partial(z.object({ set: z.string(), advance: z.string(), to: z.string() }))
  .check(z.refine((change) => Object.keys(change).length === 1, "需要 set、advance、to 之一"));

/** `/dev`: only the local host has it; without a console `/` leads there. */
export function createDevRoutes(dev: Dev): Hono {
  const app = new Hono();
  const nowBody = () => ({ now: new Date(dev.now()).toISOString() });

  app.get("/", (c) => c.redirect("/dev"));
  const moves = createMoves({
    now: dev.now,
    advanceTo: dev.advanceTo,
    mails: () => dev.inbox().length,
  });
  app.get("/dev", (c) => c.html(startPage(dev.start, dev.now(), moves.shown())));
  app.get("/dev/clock", (c) => c.json(nowBody()));
  app.post("/dev/clock", async (c) => {
    const isJson = c.req.header("content-type")?.includes("json") ?? false;
    const given: unknown = isJson
      ? await c.req.json().catch(() => undefined)
      : await c.req.parseBody();
    const change = changeOf(dev, given);
    if (typeof change === "string") return c.json({ problem: change, ...nowBody() }, 400);
    if ("set" in change) dev.setClock(change.set);
    else if (isJson) await dev.advanceTo(change.to);
    else moves.begin(change.to);
    return isJson ? c.json(nowBody()) : c.redirect("/dev", 303);
  });

  app.get("/dev/inbox.json", (c) => c.json(dev.inbox(c.req.query("to"))));
  app.get("/dev/inbox", (c) => {
    const to = c.req.query("to") || undefined;
    return c.html(inboxPage(dev.inbox(to), dev.inbox(), to));
  });

  app.get("/dev/executions", async (c) => c.html(executionsPage(await dev.executions())));

  app.get("/dev/faults", (c) => c.json(dev.faults.now()));
  app.post("/dev/faults", async (c) => {
    const wanted = Faults.safeParse(await c.req.json().catch(() => undefined));
    if (!wanted.success) return c.json({ problem: "每项应为不小于 0 的整数" }, 400);
    dev.faults.set(wanted.data);
    return c.json(dev.faults.now());
  });

  app.get("/dev/dead-letters", (c) => c.html(deadLettersPage(dev.deadLetters())));
  app.get("/dev/dead-letters.json", (c) => c.json(dev.deadLetters()));
  app.post("/dev/dead-letters/:id/redrive", async (c) => {
    const result = await dev.redrive(Number(c.req.param("id")));
    if (result === "done") return c.redirect("/dev/dead-letters", 303);
    return c.html(
      html`<p>${result === "unknown" ? "没有这条死信" : "再次处理仍然失败"}。<a href="/dev/dead-letters">返回</a></p>`,
      result === "unknown" ? 404 : 409,
    );
  });
  return app;
}

/** Where the clock is to be set or to move on to, or what is wrong with the wish. */
function changeOf(dev: Dev, given: unknown): string | { set: number } | { to: number } {
  const change = ClockChange.safeParse(given);
  if (!change.success) return "请给出 set、advance 或 to 之一";
  const { set, advance, to } = change.data;
  const length = advance === undefined ? 0 : durationOf(advance);
  if (length === undefined) return "advance 应为 ISO 8601 时长，例如 P1D、PT2H";
  const instant = Date.parse(set ?? to ?? "") || dev.now() + length;
  if (advance === undefined && Number.isNaN(Date.parse(set ?? to ?? ""))) {
    return "时刻应为 ISO 8601，例如 2026-03-06T01:00:00Z";
  }
  if (set !== undefined) return { set: instant };
  return instant < dev.now() ? "只能向前推进；要往回拨请用 set" : { to: instant };
}
