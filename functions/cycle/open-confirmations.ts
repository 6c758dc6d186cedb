import { quarterOf, quarterStart } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { officersOf } from "#kernel/district/role.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { confirmation, quarterlyConfirmationId } from "#process/confirmation/process.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { toldOf } from "#registry/unit/reported.ts";
import type { Unit } from "#registry/unit/schema.ts";
import type { Opening } from "./openers.ts";

/**
 * On the first day of a quarter, asks every unit that has people in the list of officers to confirm
 * what the library says of it (D-LIB-2). Units without any stand in the list of stale ones alone.
 * Harmless when repeated: a unit and quarter have one id.
 */
export async function openConfirmations(
  world: World,
  { district, today }: Opening,
): Promise<number> {
  const quarter = quarterOf(today);
  const from = quarterStart(quarter.year, quarter.quarter);
  if (today !== from) return 0;
  const { officers } = await readDistrict(world, district);
  const named = officersOf(officers, "UNIT", undefined).flatMap(({ unit = [] }) => unit);
  const items = await world.store.getMany([...new Set(named)].map((id) => recordKey("unit", id)));
  let opened = 0;
  for (const item of items) {
    if (item?.district !== district || item.status !== "ACTIVE") continue;
    const unitId = String(item.id);
    const id = quarterlyConfirmationId(district, unitId, quarter);
    const told = toldOf(unitId, (item.state as Unit).content);
    const command = { type: "open", ...told, cause: "QUARTER", from } as const;
    const opening = { process: confirmation, id, command, step: "confirmation" } as const;
    await carryOut(world, { district }, opening);
    opened += 1;
  }
  return opened;
}
