import { listKeyOf } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { unitStatuses } from "../../terms.ts";
import type { KnownUnit } from "./check-units.ts";

/** Every unit of a district's library, as rows may name it. */
export async function knownUnits({ store }: World, district: string): Promise<KnownUnit[]> {
  const units: KnownUnit[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await store.index(
      "list",
      listKeyOf(district, "unit"),
      { prefix: "" },
      { limit: 1000, ...(cursor === undefined ? {} : { cursor }) },
    );
    units.push(
      ...page.items.map(({ id, status, summary }) => ({
        id: id as string,
        status: status as keyof typeof unitStatuses,
        ...(summary as { code: string; name: string }),
      })),
    );
    cursor = page.cursor;
  }
  return units;
}
