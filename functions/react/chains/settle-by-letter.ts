import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { follow } from "#process/incident/follow.ts";
import type { Letter } from "#process/letter/schema.ts";
import { targeted } from "#process/targeted/process.ts";

/** A letter drafted from an inspection has reached its unit: what it names there is settled. */
export async function settleByLetter(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("letter", event.id));
  if (item === undefined) return;
  const { source, content, number, service } = item.state as Letter;
  if (source?.kind !== "targeted" || number === undefined || service === undefined) return;
  const letter = {
    unitId: content.addressee.unitId,
    situation: content.situation ?? "",
    reference: number.text,
    doneOn: service.servedOn,
  };
  await follow(world, event, "finding", {
    process: targeted,
    id: source.id,
    tasks: "open",
    decide: ({ state }, context) =>
      state === undefined ? [] : targeted.decide(state, { type: "note-letter", letter }, context),
  });
}
