import { dueDayOf } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { type Officer, roleNames } from "#kernel/district/role.ts";
import { readOpenTasks } from "#kernel/permission/read-tasks.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import type { Task } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import type { Notice } from "#notice/notice.ts";
import type { NoticeText } from "#notice/texts.ts";
import { type Warned, warningList } from "#notice/warning-text.ts";
import { processOf } from "#processes";

const colours = { RED: "红", YELLOW: "黄", BLUE: "蓝" } as const;
const order = Object.keys(colours);

/** Whether somebody is sent the line of a question each morning (§5.1): a director their room's, the secretary all 红. */
export function isWarnedOf(
  { role, room }: Pick<Officer, "role" | "room">,
  task: Pick<Task, "room">,
  colour: Task["colour"],
): boolean {
  if (role === "SECRETARY") return colour === "RED";
  return role === "ROOM_DIRECTOR" && colour !== "NONE" && task.room === room;
}

/**
 * The morning's list of one officer as it stands now: what the gate lets them see, 红 first, then
 * by due day; nothing where there is none.
 */
export async function warningsFor(
  world: World,
  { to, district }: Pick<Notice, "to" | "district">,
): Promise<NoticeText | undefined> {
  const { rules, officers } = await readDistrict(world, district);
  const officer = officers.find(({ id }) => id === to);
  if (officer === undefined) return undefined;
  const today = dayOf(world.clock());
  const colourOf = ({ due }: Task) => daysLeft(due, today, rules).colour;
  const reader = { world, caller: { officer, district }, processOf };
  const found = await readOpenTasks(reader, readsOf, (task) =>
    isWarnedOf(officer, task, colourOf(task)) ? "yes" : "no",
  );
  const sorted = found
    .map(({ task }) => ({ task, colour: colourOf(task) }))
    .toSorted(
      (a, b) =>
        order.indexOf(a.colour) - order.indexOf(b.colour) ||
        dueDayOf(a.task.due).localeCompare(dueDayOf(b.task.due)),
    );
  const items: Warned[] = [];
  for (const { task, colour } of sorted) {
    const word = own<Warned["colour"]>(colours, colour);
    if (word === undefined) continue;
    const process = await processOf(task.subject.kind);
    const [due = "", left = ""] = daysLeft(task.due, today, rules)
      .text.replace(/（.*?）/gu, "")
      .split("，");
    items.push({
      colour: word,
      number: shortNumber(task.subject.id),
      what: `${process?.title ?? ""}·${task.title}`,
      ...{ due, left, handlers: handlersOf(task) },
    });
  }
  return items.length === 0
    ? undefined
    : warningList(items, `${world.siteUrl}/#/ledgers?ledger=warnings`);
}

/** By their offices: a message names nobody. */
function handlersOf({ seats }: Task): string {
  const waiting = seats.filter(({ part, state }) => part === "decider" && state === "ASKED");
  const names = waiting.map(({ role }) => own<string>(roleNames, role) ?? "监督对象本人");
  return names.length === 0 ? "目前无人承办" : [...new Set(names)].join("、");
}
