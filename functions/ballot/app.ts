import type { Context, Hono } from "hono";
import { dayOf } from "#kernel/deadline/day.ts";
import { isRefusal, type Refusal, refusals } from "#kernel/refusal.ts";
import { has } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { type Box, boxOfCode, cast } from "#process/assessment/box.ts";
import { grades } from "#process/assessment/score.ts";
import { pageHeaders } from "../petition/pages/style.ts";
import { anyPlace, wordPage } from "../petition/pages/word-page.ts";
import { createPages } from "../quiet/pages.ts";
import { lastText, postedForm } from "../upload/posted-form.ts";
import { codePage, paperPage, thanksPage } from "./pages.ts";

const longestOpinion = 500;

/**
 * The public pages of ballot boxes: a code lets one paper in. No login, no cookie, no script; nothing
 * of a request is logged, and an unknown code reads like any other wrong one.
 */
export function createBallotPages(world: World): Hono {
  const app = createPages(world, (title, lines) => wordPage(anyPlace, title, lines));
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders())) c.header(name, value);
  });

  app.get("/b", (c) => c.html(String(codePage())));

  app.post("/b", async (c) => {
    const { code } = await fieldsOf(c);
    const box = await boxOfCode(world, code, dayOf(world.clock()));
    return isRefusal(box) ? refused(c, box) : c.html(String(paperPage(box, code)));
  });

  app.post("/b/paper", async (c) => {
    const { code, said } = await fieldsOf(c);
    const today = dayOf(world.clock());
    const box = await boxOfCode(world, code, today);
    if (isRefusal(box)) return refused(c, box);
    const problem = problemOf(box, said);
    if (problem !== undefined) return c.html(String(paperPage(box, code, problem)), 422);
    const lost = await cast(world, code, said, today);
    return lost === undefined ? c.html(String(thanksPage())) : refused(c, lost);
  });
  return app;
}

function problemOf({ purpose }: Box, said: string): string | undefined {
  if (purpose === "ballot")
    return has(grades, said) || said === "none" ? undefined : "请选择一项评价";
  if (said === "") return "请填写意见，没有意见的写“无”";
  return said.length > longestOpinion ? `不能超过 ${longestOpinion} 字` : undefined;
}

function refused(c: Context, { refused: code }: Refusal): Response | Promise<Response> {
  const [status, title] = refusals[code];
  return c.html(String(codePage(title)), status);
}

async function fieldsOf(c: Context): Promise<{ code: string; said: string }> {
  const form = (await postedForm(c)) ?? {};
  return { code: lastText(form, "code").trim().slice(0, 60), said: lastText(form, "said").trim() };
}
