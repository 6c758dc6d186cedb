import type { Calendars } from "#kernel/deadline/calendar.ts";
import type { Event } from "#kernel/record/event.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, newNotice } from "#notice/notice.ts";
import type { Change } from "#process/roster/schema.ts";
import { addNotices } from "./notices.ts";

/**
 * Whoever changes of the list of officers are about hears of it at the address that they had before,
 * and who is newly somebody's AB角 as well.
 */
export async function tellOfLines(
  world: World,
  about: Pick<Event, "id" | "seq" | "district" | "at">,
  changes: readonly Change[],
  calendars: Calendars,
): Promise<void> {
  const { district, at: createdAt } = about;
  const told = ({ to, matter, address }: Pick<Notice, "to" | "matter" | "address">) => {
    const id = `${about.id}.${about.seq}.${matter.template}.${to}`;
    const notice = newNotice({ id, district, createdAt, to, matter }, "at-once", calendars);
    return address === undefined ? notice : { ...notice, address };
  };
  await addNotices(
    world,
    changes.flatMap(({ id, before, after }) => [
      ...(before === undefined
        ? []
        : [told({ to: id, matter: { template: "line-changed" }, address: before.email })]),
      ...(after?.deputy === undefined || after.deputy === before?.deputy
        ? []
        : [told({ to: after.deputy, matter: { template: "stands-in" } })]),
    ]),
  );
}
