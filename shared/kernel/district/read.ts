import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { type Item, recordKey } from "../store/keys.ts";
import type { World } from "../world.ts";
import type { DistrictConfig } from "./config.ts";
import { defaultConfig } from "./default-config.ts";
import type { District } from "./process.ts";
import type { Officer } from "./role.ts";
import type { Rules } from "./rules.ts";

/** Rules and people of a district; one read. */
export async function readDistrict(
  world: World,
  district: string,
): Promise<ReturnType<typeof districtOf>> {
  return districtOf(await world.store.get(recordKey("district", district)));
}

/** A number code that is newer than the stored configuration is the usual one. */
function withDefaults(config: DistrictConfig = defaultConfig): DistrictConfig {
  const documentCodes = { ...defaultConfig.documentCodes, ...config.documentCodes };
  return { ...config, documentCodes };
}

/** Rules and people of a district from its stored record; a district not yet set up has neither. */
export function districtOf(item: Item | undefined): {
  rules: Rules;
  officers: readonly Officer[];
} {
  const state = item?.state as District | undefined;
  return {
    rules: {
      calendars: calendarsOf(state?.calendars ?? []),
      register: registerFor(state?.overrides ?? {}, String(state?.configVersion ?? 0)),
      config: withDefaults(state?.config),
    },
    officers: state?.officers ?? [],
  };
}
