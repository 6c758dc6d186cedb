import type { Item } from "#kernel/store/keys.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { pagesOf } from "#kernel/store/pages.ts";
import { readWholeAbout } from "#kernel/store/read-about.ts";
import { listedPage, readListed, readWhole } from "#kernel/store/read-listed.ts";
import type { World } from "#kernel/world.ts";
import type { At } from "#registry/report/figure.ts";
import { isVillage } from "#registry/report/figures/villages.ts";
import type { Reads } from "#registry/report/sources.ts";
import { readDirectory } from "#registry/search/directory.ts";
import type { Unit } from "#registry/unit/schema.ts";

/** Every record of a district, as the system counts them: by queries of the indexes, page by page. */
export function everyRecord(world: World, district: string): Reads {
  return {
    list: (kind) => readWhole(world, listKeyOf(district, kind)),
    about: (key) => readWholeAbout(world, key),
    open: (upTo) => openUpTo(world, district, upTo),
  };
}

/** Open questions lie by due day, so reading stops with the first page that lies beyond. */
async function* openUpTo(world: World, district: string, upTo: string): AsyncGenerator<Item> {
  const list = listKeyOf(district, "task");
  const isBeyond = ({ listSort }: Item) => String(listSort) > `OPEN#${upTo}~`;
  const pages = pagesOf((more) => listedPage(world, list, "OPEN#", { limit: 100, ...more }));
  for await (const items of pages) {
    yield* items.filter((item) => !isBeyond(item));
    if (items.some(isBeyond)) return;
  }
}

/** What reports know of the library: the town of a unit, the village that somebody belongs to. */
export async function readPlaces(
  world: World,
  district: string,
): Promise<Pick<At, "townOf" | "villageOf">> {
  const towns = new Map<string, string>();
  const villages = new Map<string, string>();
  for await (const { id, state } of readListed(world, listKeyOf(district, "unit"), "")) {
    const { town, name, class: unitClass } = (state as Unit).content;
    if (town !== undefined) towns.set(String(id), town);
    if (isVillage(unitClass)) villages.set(String(id), name);
  }
  const people = new Map<string, string>();
  for (const entry of villages.size === 0 ? [] : await readDirectory(world, district)) {
    const village = entry.kind === "person" ? villages.get(entry.unitId) : undefined;
    if (village !== undefined) people.set(entry.id, village);
  }
  return {
    townOf: (unitId) => towns.get(unitId) ?? "",
    villageOf: (personId) => people.get(personId) ?? "",
  };
}

/** Where no figure asks for them. */
export const nowhere: Pick<At, "townOf" | "villageOf"> = {
  townOf: () => "",
  villageOf: () => "",
};
