import { listKeyOf } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { World } from "#kernel/world.ts";
import { isDead } from "#process/enrollment/review/leaving.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { supervised } from "#process/enrollment/terms.ts";

/** Somebody under direct supervision, with the record that made them so. */
export type Supervised = { id: string; state: Enrollment };

/**
 * Everybody under direct supervision in a district, reviewed or not; not those who are suspended, nor
 * who has died and waits for the removal to be decided: the calendar brings them nothing.
 */
export async function* objectsOf(world: World, district: string): AsyncGenerator<Supervised> {
  for (const status of supervised) {
    const list = readListed(world, listKeyOf(district, "enrollment"), `${status}#`);
    for await (const { id, state } of list)
      if (!isDead(state as Enrollment)) yield { id: String(id), state: state as Enrollment };
  }
}
