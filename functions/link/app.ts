import type { Context, Hono } from "hono";
import { relations } from "#kernel/district/relation.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import { has, own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { createPages } from "../quiet/pages.ts";
import type { Opened } from "./load.ts";
import type { LinkLogin } from "./login/login.ts";
import { addLoginPages } from "./login/login-pages.ts";
import { messagePage } from "./page.ts";
import {
  type Fields,
  fieldsOf,
  isFresh,
  isOurs,
  isPassed,
  pathOf,
  setProof,
  showFactor,
  withLink,
} from "./request.ts";
import { pageHeaders } from "./style.ts";

/** The pages behind `/l/<secret>`: reading changes nothing, posting decides. */
export function createLinkPages(world: World, login?: LinkLogin): Hono {
  const app = createPages(world, messagePage);
  app.use("/l/*", async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
  });
  addLoginPages(app, world, login);

  app.get("/l/:secret", (c) =>
    withLink(world, c, async (opened) =>
      isPassed(world, c, opened)
        ? (await questions()).showQuestion(world, c, opened)
        : showFactor(world, c, opened),
    ),
  );

  app.post("/l/:secret/code", (c) =>
    withLink(world, c, async (opened) => {
      if (opened.task.factor !== "code") return byOtherFactor(world, c, opened);
      const { sendCode } = await import("./login/factor.ts");
      const problem = await sendCode(world, opened.link, opened.officer);
      return showFactor(world, c, opened, { problem });
    }),
  );

  app.post("/l/:secret/verify", (c) =>
    withLink(world, c, async (opened) => {
      if (opened.task.factor !== "code") return byOtherFactor(world, c, opened);
      const { code = "" } = await fieldsOf(c);
      const { checkCode } = await import("./login/factor.ts");
      const answer = await checkCode(world, opened.link, code);
      if (isRefusal(answer)) return showFactor(world, c, opened, { problem: answer });
      setProof(world, c, pathOf(c), answer.proof);
      return c.redirect(pathOf(c), 303);
    }),
  );

  app.post("/l/:secret/again", async (c) =>
    (await import("./question/again.ts")).sendAgain(world, c),
  );

  app.post("/l/:secret", (c) => act(world, c, decision));

  app.post("/l/:secret/recuse", (c) =>
    act(world, c, ({ seat }, { relation = "", detail = "" }) =>
      has(relations, relation) && detail.trim() !== ""
        ? { type: "recuse", person: seat.person, relation, detail }
        : refuse("input.invalid", "请填写回避情形和具体关系"),
    ),
  );

  app.post("/l/:secret/pass-on", (c) =>
    act(world, c, ({ seat }, { verb, to = "", reason = "" }) =>
      verb === "transfer" || verb === "delegate" || verb === "add-signer"
        ? { type: verb, person: seat.person, to, opinion: reason }
        : refuse("input.invalid", "请选择转办、委派或加签"),
    ),
  );

  app.all("/l/:secret/mine/:rest?", async (c) => {
    const { addMinePages } = await import("./mine/mine.ts");
    const mine = createPages(world, messagePage);
    addMinePages(mine, world);
    return mine.fetch(c.req.raw);
  });
  app.all("/l/:secret/overdue/:rest?", async (c) => {
    const { addOverduePages } = await import("./overdue/overdue.ts");
    const overdue = createPages(world, messagePage);
    addOverduePages(overdue, world);
    return overdue.fetch(c.req.raw);
  });
  app.get("/l/:secret/batch", async (c) =>
    (await import("./question/batch.ts")).showBatch(world, c),
  );
  app.post("/l/:secret/batch", async (c) =>
    (await import("./question/batch.ts")).takeBatch(world, c),
  );
  return app;
}

/** What draws the question is loaded with the first one: before it stands the second factor. */
const questions = () => import("./question/question.ts");

type Wanted = TaskCommand | Refusal | "keep" | "files" | "ask-back";

/** An answer; "keep" puts what was typed aside, "files" goes on to sending material in, "ask-back" wants it confirmed first. */
async function decision(opened: Opened, fields: Fields): Promise<Wanted> {
  const { action = "", opinion = "", declaration, confirmed } = fields;
  if (action === "keep" || action === "files") return action;
  if (action === "received") return { type: "acknowledge", person: opened.seat.person };
  const { isFinal } = await import("./question/question-page.ts");
  if (confirmed !== "yes" && isFinal(opened, action)) return "ask-back";
  return {
    type: "decide",
    person: opened.seat.person,
    action,
    opinion,
    form: formOf(opened, action, fields),
    ...(declaration === "none" ? { declaration } : {}),
  };
}

async function act(
  world: World,
  c: Context,
  wantedOf: (opened: Opened, fields: Fields) => Wanted | Promise<Wanted>,
): Promise<Response> {
  return withLink(world, c, async (opened) => {
    const fields = await fieldsOf(c);
    const path = `/l/${c.req.param("secret")}`;
    if (!isPassed(world, c, opened)) {
      const { keepDraft } = await import("./question/draft.ts");
      const isTyped = isOurs(world, opened, opened.task, fields.nonce);
      if (isTyped) await keepDraft(world, opened.link, fields);
      return showFactor(world, c, opened, {
        path,
        status: 403,
        ...(isTyped ? { kept: "draft" } : {}),
      });
    }
    const { askBack, forgetDraft, keepDraft, showQuestion } = await questions();
    const retry = (problem: Refusal) =>
      showQuestion(world, c, opened, { problem, entered: fields });
    if (!isFresh(world, opened, opened.task, fields.nonce)) return retry(refuse("link.page-stale"));
    const wanted = await wantedOf(opened, fields);
    if (wanted === "ask-back") return askBack(world, c, opened, fields);
    if (wanted === "keep" || wanted === "files") {
      await keepDraft(world, opened.link, fields);
      return c.redirect(wanted === "keep" ? path : `${path}/files`, 303);
    }
    if (isRefusal(wanted)) return retry(wanted);
    const { commandByLink } = await import("./command.ts");
    const answer = await commandByLink(world, opened, opened.task.id, wanted);
    if (isRefusal(answer)) return retry(answer);
    // Who confirms that something came has not answered yet: what they typed stays.
    if (wanted.type !== "acknowledge") await forgetDraft(world, opened.link);
    else if (holdsWords(fields)) await keepDraft(world, opened.link, fields);
    return c.redirect(path, 303);
  });
}

/** Whether anything stands in the fields of an answer. */
function holdsWords({ nonce: _mark, action: _pressed, ...fields }: Fields): boolean {
  return Object.values(fields).some((value) => value !== "");
}

/** A code opens no link for which a login is asked. */
function byOtherFactor(world: World, c: Context, opened: Opened): Promise<Response> {
  return showFactor(world, c, opened, { problem: refuse("link.factor") });
}

/** What was filled in of the pressed button's form; the page posts those of its other buttons too. */
function formOf({ spec }: Opened, action: string, fields: Fields): Record<string, string> {
  const asked = own(spec.actions, action)?.form?.fields ?? [];
  return Object.fromEntries(
    asked.flatMap(({ name }) => {
      const value = own<string>(fields, `form.${name}`) ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
}
