import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { isOpen } from "#process/confirmation/commands.ts";
import type { ConfirmationData } from "#process/confirmation/events.ts";
import { confirmation } from "#process/confirmation/process.ts";
import type { Confirmation } from "#process/confirmation/schema.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { follow } from "#process/incident/follow.ts";
import { unit } from "./process.ts";
import { changesOf, toldOf } from "./reported.ts";
import type { Unit } from "./schema.ts";

/**
 * A unit has confirmed its data, or the room its proposal: the library follows (D-LIB-1), in the name
 * of the person who has said so, and counts as confirmed from the day of the unit's own word (D-LIB-2).
 */
export async function enterConfirmed(world: World, event: Event): Promise<void> {
  const {
    on,
    changes = {},
    changedOn,
    reason,
  } = event.data as ConfirmationData["confirmation.confirmed"];
  const item = await world.store.get(recordKey("confirmation", event.id));
  const asked = item?.state as Confirmation | undefined;
  if (asked === undefined) return;
  const { unitId, proposal } = asked;
  const entered = changesOf(changes);
  const actor = { id: event.actor, role: event.role };
  const of = { process: unit, id: unitId, actor };
  if (entered !== undefined)
    await follow(world, event, "confirmation", {
      ...of,
      part: "change",
      decide: ({ state }, context) =>
        unit.decide(
          state,
          {
            type: "change",
            changes: entered,
            reason: `单位报送：${reason ?? ""}`,
            ...(changedOn === undefined ? {} : { on: changedOn }),
          },
          context,
        ),
    });
  await follow(world, event, "confirmation", {
    ...of,
    part: "confirm",
    decide: ({ state }, context) =>
      unit.decide(
        state,
        {
          type: "confirm",
          on,
          reason: proposal === undefined ? "单位核对无误" : "单位报送变更，已经确认",
        },
        context,
      ),
  });
}

/**
 * The library says something else of a unit, or staff have confirmed it, or it is no more: what the
 * unit is asked follows, or ends.
 * @throws TransientError while a confirmation is between two questions; the stream comes again.
 */
export async function followUnit(world: World, event: Event): Promise<void> {
  const { id, type, district, data } = event;
  for await (const item of readAbout(world, id, "confirmation")) {
    const state = item.state as Confirmation;
    if (item.district !== district || !isOpen(state)) continue;
    const to = { id: String(item.id), district };
    if (type === "unit.changed") {
      const changed = (await world.store.get(recordKey("unit", id)))?.state as Unit | undefined;
      if (changed === undefined) continue;
      const { unitId: _, ...told } = toldOf(id, changed.content);
      const command = { type: "refresh", ...told } as const;
      await carryOut(world, event, { process: confirmation, id: to.id, command });
      continue;
    }
    // What the unit has proposed meanwhile still waits for the room.
    const isCovered = state.status === "ASKED" && String(data.on) >= state.from;
    if (type === "unit.confirmed" && !isCovered) continue;
    const reason = type === "unit.closed" ? "单位已撤销" : "信息已经核对";
    const answer = await send(world, confirmation, to, { type: "end", reason });
    if (isRefusal(answer))
      throw new TransientError(`Confirmation ${to.id} is between two questions`);
  }
}
