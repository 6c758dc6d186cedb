import type { Context, Hono } from "hono";
import { dayOf } from "#kernel/deadline/day.ts";
import { isCurrent, isExpired, type Link } from "#kernel/link/link.ts";
import { linkHash } from "#kernel/link/secret.ts";
import { isRefusal, type RefusalCode } from "#kernel/refusal.ts";
import { linkKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { askedOf, isObject } from "../../asked.ts";
import { explain } from "../explain.ts";
import { checkCode, sendCode } from "../login/factor.ts";
import { openOther } from "../open-other.ts";
import { fieldsOf, isPassed, setProof, showFactor, statusOf } from "../request.ts";
import { handedPage } from "./mine-page.ts";
import { handedIn, type Mine, mineOf } from "./mine-shown.ts";

/**
 * `/l/<secret>/mine`: all that waits for a supervised person and all that they have handed in. It
 * opens by any link to them, answered or not, until that link's last day; nobody else's is shown.
 */
export function addMinePages(app: Hono, world: World): void {
  app.get("/l/:secret/mine", (c) =>
    withMine(world, c, async (mine) => {
      if (!isPassed(world, c, mine)) return showFactor(world, c, mine, { path: pathOf(c) });
      return c.html((await mineOf(world, mine, pathOf(c))) as string);
    }),
  );

  app.post("/l/:secret/mine/change", (c) =>
    withMine(world, c, async (mine) => {
      if (!isPassed(world, c, mine))
        return showFactor(world, c, mine, { path: pathOf(c), status: 403 });
      const { tellChange } = await import("./mine-report.ts");
      const problem = await tellChange(world, mine.link, await fieldsOf(c));
      return problem === undefined
        ? c.redirect(pathOf(c), 303)
        : c.html((await mineOf(world, mine, pathOf(c), problem)) as string, statusOf(problem));
    }),
  );

  app.post("/l/:secret/mine/code", (c) =>
    withMine(world, c, async (mine) => {
      const problem = await sendCode(world, mine.link, mine.officer);
      return showFactor(world, c, mine, { path: pathOf(c), problem });
    }),
  );

  app.post("/l/:secret/mine/verify", (c) =>
    withMine(world, c, async (mine) => {
      const { code = "" } = await fieldsOf(c);
      const answer = await checkCode(world, mine.link, code);
      if (isRefusal(answer))
        return showFactor(world, c, mine, { path: pathOf(c), problem: answer });
      setProof(world, c, `/l/${c.req.param("secret")}`, answer.proof);
      return c.redirect(pathOf(c), 303);
    }),
  );

  app.post("/l/:secret/mine/open", (c) =>
    withMine(world, c, async (mine) => {
      if (!isPassed(world, c, mine))
        return showFactor(world, c, mine, { path: pathOf(c), status: 403 });
      const { task: id = "" } = await fieldsOf(c);
      return (await openOther(world, c, mine, id)) ?? closed(c, "link.unknown");
    }),
  );

  app.get("/l/:secret/mine/:task", (c) =>
    withMine(world, c, async (mine) => {
      if (!isPassed(world, c, mine)) return showFactor(world, c, mine, { path: pathOf(c) });
      const handed = await handedIn(world, mine, c.req.param("task") ?? "");
      return handed === undefined
        ? closed(c, "link.unknown")
        : c.html(handedPage(pathOf(c), handed) as string);
    }),
  );
}

async function withMine(
  world: World,
  c: Context,
  then: (mine: Mine) => Response | Promise<Response>,
): Promise<Response> {
  const secret = c.req.param("secret") ?? "";
  const link = (await world.store.get(linkKey(linkHash(secret)))) as unknown as Link | undefined;
  if (link === undefined || !isObject(link.person)) return closed(c, "link.unknown");
  const [officer, item] = await Promise.all([
    askedOf(world, link.district, link.person, []),
    world.store.get(taskKey(link.taskId)),
  ]);
  const task = item?.state as Task | undefined;
  const seat = task?.seats.find(({ person }) => person === link.person);
  if (task === undefined || seat === undefined || officer === undefined)
    return closed(c, "link.unknown");
  if (!isCurrent(link, seat)) return closed(c, "link.revoked");
  if (isExpired(link, task, dayOf(world.clock()))) return closed(c, "link.expired");
  return then({ link, task, officer });
}

function closed(c: Context, why: RefusalCode): Response | Promise<Response> {
  const { status, page } = explain({ closed: why });
  return c.html(page, status);
}

function pathOf(c: Context): string {
  return `/l/${c.req.param("secret")}/mine`;
}
