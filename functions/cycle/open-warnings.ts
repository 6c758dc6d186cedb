import { isWorkdayOrGuess } from "#kernel/deadline/calendar.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { digestOf, type Notice, newNotice } from "#notice/notice.ts";
import { nextMorning } from "#notice/quiet.ts";
import type { NoticeText } from "#notice/texts.ts";
import { addNotices } from "../mail/notices.ts";
import { isWarnedOf, warningsFor } from "../mail/warnings.ts";
import type { Opening } from "./openers.ts";

/**
 * On working days, has the 预警清单 of 08:30 sent (§5.1) to each room director for whose room something
 * presses, and to the secretary where something is 红. It says what the gate lets each of them see then. Harmless when
 * repeated: a person has one a day.
 */
export async function openWarnings(
  world: World,
  { district, rules, today }: Opening,
): Promise<number> {
  const wanted = rules.config.warningList ?? defaultConfig.warningList;
  if (wanted === "off" || !isWorkdayOrGuess(rules.calendars, today)) return 0;
  const { officers } = await readDistrict(world, district);
  const readers = officers.filter(({ role }) => role === "ROOM_DIRECTOR" || role === "SECRETARY");
  const due = new Set<string>();
  for await (const item of readListed(world, listKeyOf(district, "task"), "OPEN#")) {
    const task = item.state as Task;
    const { colour } = daysLeft(task.due, today, rules);
    for (const reader of readers) if (isWarnedOf(reader, task, colour)) due.add(reader.id);
    if (due.size === readers.length) break;
  }
  const notices: Notice[] = [];
  for (const to of due) {
    const text = await warningsFor(world, { to, district });
    if (text === undefined) continue;
    notices.push(...noticesTo({ to, text }, { district, rules, today }, world.clock()));
  }
  await addNotices(world, notices);
  return due.size;
}

/** By itself where the district has all mails sent singly; else with the morning's digest. */
function noticesTo(
  { to, text }: { to: string; text: NoticeText },
  { district, rules, today }: Opening,
  createdAt: string,
): Notice[] {
  const id = `warnings.${district}.${to}.${today}`;
  const told = { id, district, to, matter: { template: "warnings", text }, createdAt } as const;
  const { wakeAt, ...notice } = newNotice(told, "working-hours", rules.calendars);
  const most = rules.config.singleMails ?? defaultConfig.singleMails;
  if (most === "all") return [wakeAt === undefined ? notice : { ...notice, wakeAt }];
  const morning = wakeAt ?? nextMorning(rules.calendars, createdAt);
  return [{ ...notice, status: "BUNDLED" }, digestOf(notice, morning)];
}
