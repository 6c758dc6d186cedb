import { readDistrict } from "#kernel/district/read.ts";
import { officersOf } from "#kernel/district/role.ts";
import { only } from "#kernel/permission/kept.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { setAside } from "#process/incident/set-aside.ts";
import { pickedOf } from "./listed.ts";
import { screening } from "./process.ts";
import type { Screening } from "./schema.ts";

/**
 * Whoever was ticked off the ranked list becomes a candidate (process sheet §4.1, SCREENING), with the
 * evidence of the list and the room's judgment, in the name of the room's first proposer, who may hand
 * it over. Harmless when repeated: a screening and a line have one candidate.
 */
export async function nominatePicked(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("screening", event.id));
  const { listed, conclusion, room = "" } = (item?.state ?? {}) as Partial<Screening>;
  const picked = pickedOf(listed, conclusion?.picked);
  if (picked.length === 0) return;
  const { officers } = await readDistrict(world, event.district);
  const proposer = officersOf(officers, "PROPOSER", room)[0]?.id;
  if (proposer === undefined) {
    const { kind, id, seq, district } = event;
    return setAside(
      world,
      district,
      {
        ...{ step: "reaction", subject: { kind, id }, event: { kind, id, seq } },
        reason: "task.no-assignee",
      },
      only(screening),
    );
  }
  for (const { key, candidate, items } of picked)
    await carryOut(world, event, {
      process: enrollment,
      id: derivedId("enrollment", event.id, key),
      command: {
        type: "take-screened",
        candidate,
        scoreSheet: { items, judgment: conclusion?.judgment ?? "" },
        proposer,
        room,
      },
    });
}
