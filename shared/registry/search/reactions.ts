import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Person } from "../person/schema.ts";
import type { Unit } from "../unit/schema.ts";
import { enter } from "./directory.ts";
import { personEntry, unitEntry } from "./entry.ts";

/** Keeps the directory in step with a line that was changed by hand; an import enters its own rows. */
export async function enterLine(world: World, event: Event): Promise<void> {
  if (event.data.source !== undefined) return;
  const { kind, id, district } = event;
  const item = await world.store.get(recordKey(kind, id));
  if (item === undefined) return;
  const version = Number(item.version);
  const entry =
    kind === "unit"
      ? unitEntry(id, version, item.state as Unit)
      : personEntry(id, version, item.state as Person);
  await enter(world, district, [entry]);
}
