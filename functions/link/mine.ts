import type { Context, Hono } from "hono";
import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Event } from "#kernel/event.ts";
import { isCurrent, isExpired, type Link } from "#kernel/link/link.ts";
import { linkHash } from "#kernel/link/secret.ts";
import { own } from "#kernel/own.ts";
import { isRefusal, type RefusalCode } from "#kernel/refusal.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { linkKey, recordKey, taskKey, trayKey } from "#kernel/store/keys.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import { type Asked, askedOf, isObject } from "../asked.ts";
import { renewedLinkTo } from "../react/link-to.ts";
import { explain } from "./explain.ts";
import { checkCode, pass, sendCode } from "./factor.ts";
import { type Handed, handedPage, minePage } from "./mine-page.ts";
import { fieldsOf, isPassed, setProof, showFactor } from "./request.ts";

/** A supervised person's own page, by any link of theirs that is not over. */
type Mine = { link: Link; task: Task; officer: Asked };

/** So many matters are shown of each kind. */
const most = 100;

/**
 * `/l/<secret>/mine`: all that waits for a supervised person and all that they have handed in. It
 * opens by any link to them, answered or not, until that link's last day; nobody else's is shown.
 */
export function addMinePages(app: Hono, world: World): void {
  app.get("/l/:secret/mine", (c) =>
    withMine(world, c, async (mine) => {
      if (!isPassed(world, c, mine)) return showFactor(world, c, mine, { path: pathOf(c) });
      const { person } = mine.link;
      const [waiting, decided] = await Promise.all([
        rowsOf(world, mine, trayKey(person, "waiting")),
        rowsOf(world, mine, trayKey(person, "decided")),
      ]);
      return c.html(minePage(mine.officer.name, pathOf(c), { waiting, decided }) as string);
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
      return openOther(world, c, mine, id);
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

async function rowsOf(world: World, { link }: Mine, tray: string): Promise<Row<"todo">[]> {
  const { items } = await world.store.index(
    "todo",
    tray,
    { prefix: "" },
    { limit: most, newestFirst: "yes" },
  );
  return items.filter(({ district }) => district === link.district);
}

/** Another question of the same person: its link is kept, and this browser is let in to it. */
async function openOther(world: World, c: Context, { link }: Mine, id: string): Promise<Response> {
  const [item, district] = await world.store.getMany([
    taskKey(id),
    recordKey("district", link.district),
  ]);
  const task = item?.state as Task | undefined;
  const seat = task?.seats.find(({ person }) => person === link.person);
  if (task?.district !== link.district || seat?.state !== "ASKED") return closed(c, "link.unknown");
  const url = await renewedLinkTo(world, task, seat, districtOf(district).rules);
  const secret = url.slice(url.lastIndexOf("/") + 1);
  const other = (await world.store.get(linkKey(linkHash(secret)))) as unknown as Link;
  setProof(world, c, `/l/${secret}`, await pass(world, other, "code"));
  return c.redirect(`/l/${secret}`, 303);
}

/** What the person wrote in an answer of theirs, word for word as the chain holds it. */
async function handedIn(world: World, { link }: Mine, id: string): Promise<Handed | undefined> {
  const task = (await world.store.get(taskKey(id)))?.state as Task | undefined;
  const seat = task?.seats.find(({ person }) => person === link.person);
  if (task?.district !== link.district || seat?.ballot === undefined) return undefined;
  const decided = await eventOf(world, task, link.person);
  if (decided === undefined) return undefined;
  const { action, label, opinion, form = {} } = decided.data as TaskData["task.decided"];
  const process = await processOf(task.subject.kind);
  const spec = own(process?.stages ?? {}, task.stage);
  const fields = own(spec?.actions ?? {}, action)?.form?.fields ?? [];
  const lines = fields.flatMap(({ name, label: of }) => {
    const value = own(form, name);
    return value === undefined ? [] : [{ label: of, value: String(value) }];
  });
  return {
    title: task.title,
    number: task.subject.id,
    at: decided.at,
    label,
    lines: opinion === "" ? lines : [...lines, { label: "意见", value: opinion }],
  };
}

async function eventOf(world: World, task: Task, person: string): Promise<Event | undefined> {
  let cursor: string | undefined;
  do {
    const { kind, id } = task.subject;
    const page = await world.store.range(
      recordKey(kind, id).pk,
      "event#",
      cursor === undefined ? {} : { cursor },
    );
    const found = (page.items as unknown as Event[]).findLast(
      (event) =>
        event.type === "task.decided" && event.task === task.id && event.data.person === person,
    );
    if (found !== undefined) return found;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return undefined;
}

function pathOf(c: Context): string {
  return `/l/${c.req.param("secret")}/mine`;
}
