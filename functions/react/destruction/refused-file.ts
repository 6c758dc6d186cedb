import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { type FileRecord, secretReason } from "#process/file/schema.ts";

/**
 * A file was refused as a state secret: of its content no copy stays (保密法 2024, Art. 31); who has sent it,
 * and when, does. Other refused files stay for whoever looks into it.
 */
export async function destroyRefused(world: World, { id }: Event): Promise<void> {
  const item = await world.store.get(recordKey("file", id));
  const state = item?.state as FileRecord | undefined;
  if (state?.status === "REFUSED" && state.reason === secretReason)
    await world.files.destroy(state.key);
}
