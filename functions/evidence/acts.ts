import type { Context } from "hono";
import { dayOf } from "#kernel/deadline/day.ts";
import { familyOf } from "#kernel/district/family.ts";
import { namesOf } from "#kernel/district/role.ts";
import { mayReadKind } from "#kernel/permission/gate.ts";
import { readOwnRows } from "#kernel/permission/read-tasks.ts";
import { isRefusal, type Refusal, refusals, refuse } from "#kernel/refusal.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { taskKey, trayKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type FileUser, fileOf, openFile } from "#process/file/use.ts";
import { filesFor, idsIn } from "../link/files.ts";
import type { Opened } from "../link/load.ts";
import { refusedPage } from "../link/page.ts";
import { keepDraft, readDraft } from "../link/question/draft.ts";
import { type Fields, fieldsOf, isFresh, nonceFor, pathOf, statusOf } from "../link/request.ts";
import { lastText, postedForm } from "../upload/posted-form.ts";
import { filesPage, openedPage, papersPage, servedPage, type Target } from "./pages.ts";
import { announceBig, takeFile, takeIn } from "./take.ts";

/** Somebody behind a link, past its second factor. */
export type At = { opened: Opened; user: FileUser };

/** A file sent by the form itself, for a field of the answer. */
export async function send(world: World, c: Context, at: At): Promise<Response> {
  const body = (await postedForm(c)) ?? {};
  const file = [body.file].flat().at(-1);
  const target = targetsOf(at.opened).find(({ name }) => name === lastText(body, "to"));
  if (!isFresh(world, at.opened, at.opened.task, lastText(body, "nonce")))
    return list(world, c, at, refuse("link.page-stale"));
  if (target === undefined || !(file instanceof File))
    return list(world, c, at, refuse("input.invalid", "请选择文件"));
  const id = await takeFile(at.user, at.opened.link.subject, file);
  if (isRefusal(id)) return list(world, c, at, id);
  await bind(world, at.opened, target.name, id);
  return c.redirect(`${pathOf(c)}/files`, 303);
}

/** One file: announced by the script, received from the store, or opened. */
export async function act(world: World, c: Context, at: At, id: string): Promise<Response> {
  const fields = await fieldsOf(c);
  if (!isFresh(world, at.opened, at.opened.task, fields.nonce))
    return answer(world, c, at, refuse("link.page-stale"));
  if (id === "announcement") return announce(c, at, fields);
  return fields.act === "receive" ? receive(world, c, at, { id, fields }) : open(world, c, at, id);
}

/** The page that lists the material, with what went wrong. */
export async function list(
  world: World,
  c: Context,
  { opened }: At,
  problem?: Refusal,
): Promise<Response> {
  const draft = await readDraft(world, opened.link);
  const typed = draft?.fields ?? {};
  const page = filesPage(opened, {
    path: pathOf(c),
    nonce: nonceFor(world, opened, opened.task),
    files: await filesFor(world, opened, typed),
    targets: targetsOf(opened).map((target) => ({
      ...target,
      files: idsIn(typed[`form.${target.name}`]),
    })),
    problem,
  });
  return c.html(page as string, problem === undefined ? 200 : statusOf(problem));
}

/** At most so many lines of each tray; what is older stands in the letters themselves. */
const mostServed = 100;

/** What was served on who opened the link, when they confirmed and answered it; nobody else's. */
export async function served(c: Context, { opened, user }: At): Promise<Response> {
  const { world } = user;
  const { person } = opened.seat;
  const rows: Row<"todo">[] = [];
  for (const tray of ["waiting", "decided", "ended"] as const) {
    const { items } = await world.store.index(
      "todo",
      trayKey(person, tray),
      { prefix: "" },
      { limit: mostServed, newestFirst: "yes" },
    );
    rows.push(...(await readOwnRows(user, items)));
  }
  const found = await world.store.getMany(rows.map(({ taskId }) => taskKey(String(taskId))));
  const lines = found.flatMap((item) => {
    const task = item?.state as Task | undefined;
    const seat = task?.seats.find((one) => one.person === person && one.role === "UNIT");
    return task === undefined || seat === undefined ? [] : [{ task, seat }];
  });
  return c.html(servedPage(lines, { path: pathOf(c), officer: opened.officer }) as string);
}

/** The papers that come of the matter, as they will go out: shown to those of the commission who decide. */
export async function papers(c: Context, at: At): Promise<Response> {
  const { opened, user } = at;
  const { officers, rules, process, record } = opened;
  const { previewsOf } = await import("#registry/paper/papers.ts");
  const writing = {
    district: rules.config.name,
    secretary: officers.find(({ role }) => role === "SECRETARY")?.name ?? "",
    today: dayOf(user.world.clock()),
    nameOf: namesOf(officers),
  };
  const isInside = familyOf(user.caller.officer.role) === "commission";
  const shown = isInside && mayReadKind(user.caller.officer.role, process.kind);
  const of = { kind: process.kind, state: record.state };
  const documents = shown ? previewsOf(of, writing, rules.config.papers) : [];
  const kept = documents.length === 0 ? undefined : await keepPreview(at, documents.length);
  if (isRefusal(kept)) return c.html(refusedPage(kept) as string, statusOf(kept));
  return c.html(papersPage(documents, { path: pathOf(c), title: opened.task.title }) as string);
}

/** A paper names people before it is signed as it does after: its reading is kept likewise. */
async function keepPreview({ opened, user }: At, rows: number) {
  const { keepReading } = await import("#process/reading/keep.ts");
  const { id } = opened.link.subject;
  const read = { route: "previewPaper", name: "预览文书（送审稿）", of: { id }, filter: {}, rows };
  return keepReading(user.world, user.caller, read);
}

/** Where files belong: the fields of the stage's answers that take some. */
function targetsOf({ spec, text }: Opened): Target[] {
  const fields = Object.values(spec.actions).flatMap(({ form }) => form?.fields ?? []);
  return fields
    .filter(({ input }) => input === "files")
    .map(({ name, label, demand }) => {
      const asked = text.find((line) => line.label.endsWith(` ${demand}`))?.value ?? "";
      return { name, label, asked };
    });
}

/** Notes an uploaded file in what the person has typed so far, so that the answer carries it. */
async function bind(world: World, { link }: Opened, field: string, id: string): Promise<void> {
  const typed = (await readDraft(world, link))?.fields ?? {};
  const name = `form.${field}`;
  const ids = new Set([...idsIn(typed[name]), id]);
  await keepDraft(world, link, { ...typed, [name]: [...ids].join(",") });
}

/** For the script: a file that it will put into the store by itself. */
async function announce(c: Context, { opened, user }: At, fields: Fields): Promise<Response> {
  const { name = "", bytes = "", sha256 = "" } = fields;
  const said = { name, bytes: Number(bytes), sha256 };
  const announced = await announceBig(user, opened.link.subject, said);
  return isRefusal(announced) ? problem(c, announced) : c.json(announced);
}

async function receive(
  world: World,
  c: Context,
  at: At,
  { id, fields }: { id: string; fields: Fields },
): Promise<Response> {
  const received = await takeIn(at.user, id);
  if (isRefusal(received)) return answer(world, c, at, received);
  const target = targetsOf(at.opened).find(({ name }) => name === fields.to);
  if (target !== undefined) await bind(world, at.opened, target.name, id);
  return isScript(c) ? c.json({ id }) : c.redirect(`${pathOf(c)}/files`, 303);
}

async function open(world: World, c: Context, at: At, id: string): Promise<Response> {
  const found = await fileOf(at.user, id);
  const isOurs = found?.subject.id === at.opened.link.subject.id;
  const file = isOurs ? await openFile(at.user, id) : refuse("record.unknown");
  if (isRefusal(file)) return answer(world, c, at, file);
  return c.html(openedPage(file, { path: pathOf(c), url: file.url }) as string);
}

function answer(world: World, c: Context, at: At, refused: Refusal): Response | Promise<Response> {
  return isScript(c) ? problem(c, refused) : list(world, c, at, refused);
}

function isScript(c: Context): boolean {
  return c.req.header("accept") === "application/json";
}

function problem(c: Context, { refused, detail }: Refusal): Response {
  const [status, title] = refusals[refused];
  return c.json({ message: detail === undefined ? title : `${title}：${detail}` }, status);
}
