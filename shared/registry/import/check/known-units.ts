import { listKeyOf } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { World } from "#kernel/world.ts";
import type { unitStatuses } from "../../terms.ts";
import type { KnownUnit } from "./check-units.ts";

/** Every unit of a district's library, as rows may name it. */
export async function knownUnits({ store }: World, district: string): Promise<KnownUnit[]> {
  const list = listKeyOf(district, "unit");
  const units = itemsOf((more) =>
    store.index("list", list, { prefix: "" }, { limit: 1000, ...more }),
  );
  return Array.fromAsync(units, ({ id, status, summary }) => ({
    id: id as string,
    status: status as keyof typeof unitStatuses,
    ...(summary as { code: string; name: string }),
  }));
}
