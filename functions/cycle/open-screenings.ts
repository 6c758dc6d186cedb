import { yearOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { officersOf } from "#kernel/district/role.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { setAside } from "#process/incident/set-aside.ts";
import { screening, screeningId } from "#process/screening/process.ts";
import { processOf } from "#processes";
import { listedFor } from "#registry/screening/listed-for.ts";
import type { Opening } from "./openers.ts";

/** Day, mm-dd, by which the year's figures of collective funds and of petitions are there. */
const opensOn = "03-01";

/**
 * On 1 March, opens the year's screening of every room that has a director, with the ranked
 * list. A district without any is told so. Harmless when repeated: a room and year have one id.
 */
export async function openScreenings(
  world: World,
  { district, rules, today }: Opening,
): Promise<number> {
  if (today.slice(5) !== opensOn) return 0;
  const year = yearOf(today);
  const { officers } = await readDistrict(world, district);
  const directors = officersOf(officers, "ROOM_DIRECTOR", undefined);
  const rooms = [...new Set(directors.flatMap(({ room }) => room ?? []))].sort();
  const { threshold } = rules.config;
  for (const room of rooms) {
    const id = screeningId(district, year, room);
    if ((await world.store.get(recordKey("screening", id))) !== undefined) continue;
    const [officer] = officersOf(directors, "ROOM_DIRECTOR", room);
    const list =
      officer === undefined
        ? {}
        : await listedFor({ world, caller: { officer, district }, processOf }, room, threshold);
    const command = { type: "open", year, room, from: today, threshold, ...list } as const;
    const answer = await send(world, screening, { id, district }, command);
    if (isRefusal(answer)) await tell(world, district, id, answer.refused);
  }
  if (rooms.length === 0)
    await tell(world, district, screeningId(district, year, ""), "task.no-assignee");
  return rooms.length;
}

function tell(
  world: World,
  district: string,
  id: string,
  reason: Parameters<typeof setAside>[2]["reason"],
) {
  return setAside(
    world,
    district,
    {
      step: "screening",
      subject: { kind: "screening", id },
      reason,
    },
    processOf,
  );
}
