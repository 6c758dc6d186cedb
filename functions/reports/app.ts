import type { Context, Hono } from "hono";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import { cut } from "#kernel/text/clean.ts";
import { has } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import type { MattersCommand } from "#process/matters/commands.ts";
import { type ItemAnswer, maxEntries, readAnswer } from "#process/matters/declaration/answers.ts";
import { keepDraft, keepReport, readDraft } from "#process/matters/declaration/contents.ts";
import { type ItemKey, items, itemsOf } from "#process/matters/declaration/items.ts";
import type { Matters } from "#process/matters/schema.ts";
import type { Opened } from "../link/load.ts";
import { messagePage } from "../link/page.ts";
import {
  type Fields,
  fieldsOf,
  isFresh,
  isPassed,
  nonceFor,
  showFactor,
  statusOf,
  withLink,
} from "../link/request.ts";
import { pageHeaders } from "../link/style.ts";
import { createPages } from "../quiet/pages.ts";
import { itemPage, listPage } from "./pages.ts";

/** A question whose report this is, with the report as it is now. */
type Filling = { opened: Opened; id: string; state: Matters };

/**
 * The pages behind `/l/<secret>/report`: the items of a report one by one, each kept when it is saved,
 * so that it can be filled in over days; then the pledge, and it is handed in. Only by the link of the
 * person, past its second factor.
 */
export function createReportPages(world: World): Hono {
  const app = createPages(world, messagePage);
  app.use("/l/*", async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
  });
  app.get("/l/:secret/report", (c) => filling(world, c, (of) => list(world, c, of)));
  app.post("/l/:secret/report", (c) =>
    posted(world, c, async (of, fields) => {
      const answer = await handIn(world, of, fields);
      return isRefusal(answer) ? list(world, c, of, answer) : c.redirect(questionOf(c), 303);
    }),
  );
  app.get("/l/:secret/report/:item", (c) => filling(world, c, (of) => one(world, c, of)));
  app.post("/l/:secret/report/:item", (c) =>
    posted(world, c, async (of, fields) => {
      const key = itemAt(c, of);
      if (key === undefined) return c.redirect(listOf(c), 303);
      const answer = readAnswer(key, answerOf(key, fields));
      if (answer === "empty")
        return one(world, c, of, refuse("input.invalid", "请填写内容，没有的请选择“无”"));
      const { write, hash } = await keepDraft(world, of.id, key, answer);
      const saved = await run(world, of, { type: "save", hash }, [write]);
      if (isRefusal(saved)) return one(world, c, of, saved);
      return c.redirect(fields.go === "more" ? `${listOf(c)}/${key}` : listOf(c), 303);
    }),
  );
  return app;
}

/** Runs `then` on the report behind the link; its own question only, and only past the second factor. */
function filling(
  world: World,
  c: Context,
  then: (of: Filling) => Response | Promise<Response>,
): Promise<Response> {
  return withLink(world, c, async (opened) => {
    if (opened.spec.fills !== "report" || opened.link.subject.kind !== "matters")
      return c.redirect(questionOf(c), 303);
    if (!isPassed(world, c, opened))
      return showFactor(world, c, opened, { path: questionOf(c), status: 403 });
    const { id } = opened.link.subject;
    const state = (await world.store.get(recordKey("matters", id)))?.state as Matters;
    return then({ opened, id, state });
  });
}

function posted(
  world: World,
  c: Context,
  then: (of: Filling, fields: Fields) => Response | Promise<Response>,
): Promise<Response> {
  return filling(world, c, async (of) => {
    const fields = await fieldsOf(c);
    return isFresh(world, of.opened, of.opened.task, fields.nonce)
      ? then(of, fields)
      : list(world, c, of, refuse("link.page-stale"));
  });
}

async function list(world: World, c: Context, of: Filling, problem?: Refusal): Promise<Response> {
  const answers = await readDraft(world, of.id, of.state);
  const nonce = nonceFor(world, of.opened, of.opened.task);
  const page = listPage(of.state, { path: listOf(c), nonce, answers, problem });
  return c.html(page as string, problem === undefined ? 200 : statusOf(problem));
}

async function one(world: World, c: Context, of: Filling, problem?: Refusal): Promise<Response> {
  const item = itemAt(c, of);
  if (item === undefined) return c.redirect(listOf(c), 303);
  const answer = (await readDraft(world, of.id, of.state))[item];
  const nonce = nonceFor(world, of.opened, of.opened.task);
  const page = itemPage(item, { path: listOf(c), nonce, answer, problem });
  return c.html(page as string, problem === undefined ? 200 : statusOf(problem));
}

/** All that has been saved becomes the report; the draft stays, to be corrected if it is returned. */
async function handIn(world: World, of: Filling, fields: Fields) {
  if (fields.pledge !== "yes") return refuse("matters.pledge");
  const answers = await readDraft(world, of.id, of.state);
  const report = { answers, lateReason: cut(fields.lateReason ?? "", 500) };
  const n = of.state.submissions.length + 1;
  const { write, hash } = await keepReport(world, of.id, n, report);
  const stated = Object.keys(answers) as ItemKey[];
  return run(world, of, { type: "submit", hash, by: "PERSON", stated }, [write]);
}

/** What decides is loaded with the first saving: who opens the page does not wait for it. */
async function run(world: World, { opened, id }: Filling, command: MattersCommand, also: Write[]) {
  const { link, seat } = opened;
  const [{ execute }, { matters }] = await Promise.all([
    import("#kernel/record/execute.ts"),
    import("#process/matters/process.ts"),
  ]);
  return execute(world, {
    process: matters,
    id,
    district: link.district,
    actor: { id: seat.person, role: seat.role },
    right: "task.answer",
    tasks: "open",
    also: () => also,
    decide: ({ state }, context) => matters.decide(state, command, context),
  });
}

function answerOf(key: ItemKey, fields: Fields): ItemAnswer {
  if (fields.go === "nil") return { state: "NIL" };
  const names = Object.keys(items[key].fields);
  const entries = Array.from({ length: maxEntries }, (_, n) =>
    fields[`${n}.gone`] === "yes"
      ? {}
      : Object.fromEntries(names.map((name) => [name, cut(fields[`${n}.${name}`] ?? "", 200)])),
  );
  return { state: "GIVEN", entries };
}

function itemAt(c: Context, { state }: Filling): ItemKey | undefined {
  const key = c.req.param("item") ?? "";
  return has(items, key) && itemsOf(state).includes(key) ? key : undefined;
}

const questionOf = (c: Context) => `/l/${c.req.param("secret")}`;
const listOf = (c: Context) => `${questionOf(c)}/report`;
