import { type Context, Hono } from "hono";
import { has } from "#kernel/own.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { relations } from "#kernel/role.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import type { World } from "#kernel/world.ts";
import { commandByLink } from "./command.ts";
import type { Opened } from "./load.ts";
import type { LinkLogin } from "./login.ts";
import { addLoginPages } from "./login-pages.ts";
import { factorPage, questionPage } from "./page.ts";
import {
  type Fields,
  fieldsOf,
  isFresh,
  isPassed,
  nonceFor,
  pathOf,
  setProof,
  statusOf,
  withLink,
} from "./request.ts";
import { pageHeaders } from "./style.ts";

/** The pages behind `/l/<secret>`: reading changes nothing, posting decides. */
export function createLinkPages(world: World, login?: LinkLogin): Hono {
  const app = new Hono();
  app.use("/l/*", async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
  });
  addLoginPages(app, world, login);

  app.get("/l/:secret", (c) =>
    withLink(world, c, (opened) =>
      isPassed(world, c, opened) ? question(world, c, opened) : c.html(factor(opened, c, "no")),
    ),
  );

  app.post("/l/:secret/code", (c) =>
    withLink(world, c, async (opened) => {
      if (opened.task.factor !== "code") return byOtherFactor(opened, c);
      const { sendCode } = await import("./factor.ts");
      const problem = await sendCode(world, opened.link, opened.officer);
      const page = factorPage(opened, pathOf(c), { sent: "yes", problem });
      return c.html(page, problem === undefined ? 200 : statusOf(problem));
    }),
  );

  app.post("/l/:secret/verify", (c) =>
    withLink(world, c, async (opened) => {
      if (opened.task.factor !== "code") return byOtherFactor(opened, c);
      const { code = "" } = await fieldsOf(c);
      const { checkCode } = await import("./factor.ts");
      const answer = await checkCode(world, opened.link, code);
      if (isRefusal(answer))
        return c.html(
          factorPage(opened, pathOf(c), { sent: "yes", problem: answer }),
          statusOf(answer),
        );
      setProof(world, c, pathOf(c), answer.proof);
      return c.redirect(pathOf(c), 303);
    }),
  );

  app.post("/l/:secret", (c) =>
    act(world, c, ({ seat }, { action = "", opinion = "", declaration, ...fields }) => ({
      type: "decide",
      person: seat.person,
      action,
      opinion,
      form: formOf(fields),
      ...(declaration === "none" ? { declaration } : {}),
    })),
  );

  app.post("/l/:secret/recuse", (c) =>
    act(world, c, ({ seat }, { relation = "", detail = "" }) =>
      has(relations, relation) && detail.trim() !== ""
        ? { type: "recuse", person: seat.person, relation, detail }
        : refuse("input.invalid", "请填写回避情形和具体关系"),
    ),
  );

  app.post("/l/:secret/pass-on", (c) =>
    act(world, c, ({ seat }, { verb, to = "", opinion = "" }) =>
      verb === "transfer" || verb === "delegate" || verb === "add-signer"
        ? { type: verb, person: seat.person, to, opinion }
        : refuse("input.invalid", "请选择转办、委派或加签"),
    ),
  );

  app.all("/l/:secret/mine/:rest?", async (c) => {
    const { addMinePages } = await import("./mine.ts");
    const mine = new Hono();
    addMinePages(mine, world);
    return mine.fetch(c.req.raw);
  });
  app.get("/l/:secret/batch", async (c) => (await import("./batch.ts")).showBatch(world, c));
  app.post("/l/:secret/batch", async (c) => (await import("./batch.ts")).takeBatch(world, c));
  return app;
}

async function act(
  world: World,
  c: Context,
  commandOf: (opened: Opened, fields: Fields) => TaskCommand | Refusal,
): Promise<Response> {
  return withLink(world, c, async (opened) => {
    if (!isPassed(world, c, opened)) return c.html(factor(opened, c, "no"), 403);
    const fields = await fieldsOf(c);
    if (!isFresh(world, opened, opened.task, fields.nonce))
      return question(world, c, opened, {
        problem: refuse("link.page-stale"),
        entered: fields,
      });
    const command = commandOf(opened, fields);
    if (isRefusal(command))
      return question(world, c, opened, { problem: command, entered: fields });
    const answer = await commandByLink(world, opened, opened.task.id, command);
    return isRefusal(answer)
      ? question(world, c, opened, { problem: answer, entered: fields })
      : c.redirect(`/l/${c.req.param("secret")}`, 303);
  });
}

function question(
  world: World,
  c: Context,
  opened: Opened,
  retry?: { problem: Refusal; entered: Fields },
): Response {
  const nonce = nonceFor(world, opened, opened.task);
  const path = `/l/${c.req.param("secret")}`;
  const page = questionPage(opened, path, nonce, retry);
  return c.html(page as string, retry === undefined ? 200 : statusOf(retry.problem));
}

/** A code opens no link for which a login is asked. */
function byOtherFactor(opened: Opened, c: Context): Response | Promise<Response> {
  const problem = refuse("link.factor");
  return c.html(factorPage(opened, pathOf(c), { sent: "no", problem }), statusOf(problem));
}

function factor(opened: Opened, c: Context, sent: "yes" | "no") {
  return factorPage(opened, pathOf(c), { sent });
}

function formOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith("form.") && value !== "" ? [[name.slice("form.".length), value]] : [],
    ),
  );
}
