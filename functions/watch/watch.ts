import { missingCalendar } from "#kernel/deadline/calendar.ts";
import { addDays, type Day, dayOf, instantAt, weekday } from "#kernel/deadline/day.ts";
import { allDistricts } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { officersOf, type Role } from "#kernel/district/role.ts";
import type { Item } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, type NoticeMatter, newNotice } from "#notice/notice.ts";
import { afterQuiet } from "#notice/quiet.ts";
import { addNotices } from "../mail/notices.ts";
import { silentMatters } from "../mail/silent-matters.ts";

export type Watched = { notices: number };

/**
 * The weekly round over every district: the secretary is told of matters on which the party committee
 * is silent (process sheet §4.1), administrators of a year without calendar. Harmless when repeated: a
 * notice's id holds its person and week; what it says is written when it is sent.
 */
export async function watch(world: World): Promise<Watched> {
  let notices = 0;
  for await (const district of readAbout(world, allDistricts)) {
    const due = await noticesFor(world, district);
    await addNotices(world, due);
    notices += due.length;
  }
  return { notices };
}

async function noticesFor(world: World, item: Item): Promise<Notice[]> {
  const { rules, officers } = districtOf(item);
  const { calendars } = rules;
  const district = String(item.id);
  const createdAt = world.clock();
  const today = dayOf(createdAt);
  const tell = (role: Role, matter: NoticeMatter, notBefore: string) => {
    const week = weekStart(dayOf(afterQuiet(calendars, notBefore)));
    return officersOf(officers, role, undefined).map(({ id: to }) => {
      const id = `${matter.template}.${district}.${to}.${week}`;
      const told = { id, district, to, matter, createdAt, notBefore };
      return newNotice(told, "working-hours", calendars);
    });
  };
  const silent = await silentMatters(world, district, rules);
  const missing = missingCalendar(calendars, today);
  const from =
    missing === undefined || missing.from === today ? createdAt : morningOf(missing.from);
  return [
    ...(silent.length === 0 ? [] : tell("SECRETARY", { template: "party-silent" }, createdAt)),
    ...(missing === undefined
      ? []
      : tell("ADMIN", { template: "calendar-missing", year: missing.year }, from)),
  ];
}

const morningOf = (day: Day) => instantAt(day, "08:30");

/** Monday of a day's week. */
function weekStart(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7));
}
