import type { Context } from "hono";
import { dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import { officersOf, roleNames } from "#kernel/district/role.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { readBeside } from "#process/read-earlier.ts";
import { filesFor } from "../files.ts";
import type { Opened } from "../load.ts";
import { type Fields, nonceFor, statusOf } from "../request.ts";
import { readDraft } from "./draft.ts";
import { mattersNamed } from "./named.ts";
import { confirmPage, questionPage } from "./question-page.ts";

/** Shows the question, with what was typed before: in a refused answer, or in a kept draft. */
export async function showQuestion(
  world: World,
  c: Context,
  opened: Opened,
  retry?: { problem: Refusal; entered: Fields },
): Promise<Response> {
  const [beside, draft] = await Promise.all([
    readBeside(world, { ...opened, state: opened.record.state }),
    retry === undefined ? readDraft(world, opened.link) : undefined,
  ]);
  const entered = retry?.entered ?? draft?.fields ?? {};
  const page = questionPage(opened, {
    path: `/l/${c.req.param("secret")}`,
    files: await filesFor(world, opened, entered),
    nonce: nonceFor(world, opened, opened.task),
    beside,
    about: subjectLine(opened.record.summary, opened.task.subject.id),
    left: daysLeft(opened.task.due, dayOf(world.clock()), opened.rules),
    contacts: contactsOf(opened),
    entered,
    ...(retry === undefined ? {} : { problem: retry.problem }),
    ...(draft === undefined ? {} : { keptAt: draft.at }),
  });
  return c.html(page as string, retry === undefined ? 200 : statusOf(retry.problem));
}

/** Asks back before an answer that nobody can take back; an unknown matter in it is said at once. */
export async function askBack(
  world: World,
  c: Context,
  opened: Opened,
  fields: Fields,
): Promise<Response> {
  const named = await mattersNamed(world, opened, fields);
  if (isRefusal(named)) return showQuestion(world, c, opened, { problem: named, entered: fields });
  const page = confirmPage(opened, {
    named,
    path: `/l/${c.req.param("secret")}`,
    nonce: nonceFor(world, opened, opened.task),
    entered: fields,
  });
  return c.html(page as string);
}

export { dropDraft as forgetDraft, keepDraft } from "./draft.ts";

/** Whom to ask: who proposed it or their director, and the office; each once. */
export function contactsOf({
  process,
  record,
  officers,
  spec,
}: Pick<Opened, "process" | "record" | "officers" | "spec">): string[] {
  const { proposer = "", room } = process.bars?.(record.state) ?? {};
  const isOutside = spec.asks === "addressee" || spec.asks === "object";
  const director = officersOf(officers, "ROOM_DIRECTOR", room).filter(
    ({ room: of }) => of === room,
  );
  const first = isOutside ? director : officers.filter(({ id }) => id === proposer);
  const asked = [...first.slice(0, 1), ...officersOf(officers, "OFFICE", undefined).slice(0, 2)];
  return [...new Set(asked)].map(({ name, role }) => `${name}（${roleNames[role]}）`);
}
