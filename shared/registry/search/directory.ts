import type { Item } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { byName, type Entry, type Found, searchable } from "./entry.ts";
import { packed, shardFor, shards, unpacked, withEntries } from "./shard.ts";

/** Parts lie in partitions of their own: nobody's search makes one of them hot. */
const partKey = (district: string, part: number) => ({
  pk: `search#${district}#${part}`,
  sk: "part",
});
/** Which version of each part is the present one: all that a search reads when it knows them. */
const headKey = (district: string) => ({ pk: `search#${district}`, sk: "head" });

const parts = Array.from({ length: shards }, (_, part) => part);
const attempts = 12;

/** Parts that one transaction rewrites: some 40 KB each in the largest district, of 4 MB in all. */
const together = 32;

/**
 * Puts lines into a district's directory: parts and their versions in one transaction. Harmless when
 * repeated, and an older line never replaces a newer one.
 * @throws TransientError while others go on changing the same directory.
 */
export async function enter(
  world: World,
  district: string,
  entries: readonly Entry[],
): Promise<void> {
  const news = [...Map.groupBy(entries, ({ id }) => shardFor(id))];
  for (let at = 0; at < news.length; at += together)
    await enterParts(world, district, news.slice(at, at + together));
}

async function enterParts(
  { store }: World,
  district: string,
  news: readonly (readonly [part: number, entries: readonly Entry[]])[],
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [head, ...items] = await store.getMany([
      headKey(district),
      ...news.map(([part]) => partKey(district, part)),
    ]);
    const versions = versionsOf(head);
    const writes = news.flatMap(([part, added], place): Write[] => {
      const item = items[place];
      const before = entriesOf(item);
      const entries = withEntries(before, added);
      if (entries === before) return [];
      const version = Number(item?.version ?? 0) + 1;
      versions[part] = version;
      const put = { ...partKey(district, part), version, entries: packed(entries) };
      return [{ put, when: guardOf(item) }];
    });
    if (writes.length === 0) return;
    const put = { ...headKey(district), version: Number(head?.version ?? 0) + 1, versions };
    const lost = await store.transact([...writes, { put, when: guardOf(head) }]);
    if (lost === undefined) return;
  }
  throw new TransientError(`The directory of ${district} is being changed by others`);
}

type Known = {
  versions: number[];
  parts: Found[][];
  /** All lines in the order of their names: a search passes over them, and sorts nothing. */
  inOrder: readonly Found[];
};

/** What this process has read already, by district; a few districts at a time fit into a function. */
const known = new WeakMap<World["store"], Map<string, Known>>();
const mostDistricts = 3;

/**
 * Every line of a district's directory as it is now, in the order of their names: only parts that have
 * changed are read again.
 */
export async function readDirectory({ store }: World, district: string): Promise<readonly Found[]> {
  const districts = known.get(store) ?? new Map<string, Known>();
  known.set(store, districts);
  const versions = versionsOf(await store.get(headKey(district)));
  const had = districts.get(district);
  const stale = parts.filter((part) => (versions[part] ?? 0) !== (had?.versions[part] ?? 0));
  const items = await store.getMany(stale.map((part) => partKey(district, part)));
  const now = {
    versions: parts.map((part) => had?.versions[part] ?? 0),
    parts: parts.map((part) => had?.parts[part] ?? []),
  };
  const gone = new Set(stale.flatMap((part) => now.parts[part] ?? []));
  for (const [place, part] of stale.entries()) {
    // A part may be newer than the head that was read before it; it is read again next time.
    now.versions[part] = Number(items[place]?.version ?? 0);
    now.parts[part] = entriesOf(items[place]).map(searchable);
  }
  const kept = had?.inOrder ?? [];
  const news = stale.flatMap((part) => now.parts[part] ?? []);
  // Two runs that are sorted already merge in one pass.
  const inOrder =
    stale.length === 0
      ? kept
      : [...kept.filter((entry) => !gone.has(entry)), ...news.toSorted(byName)].toSorted(byName);
  districts.delete(district);
  districts.set(district, { ...now, inOrder });
  for (const oldest of districts.keys())
    if (districts.size > mostDistricts) districts.delete(oldest);
  return inOrder;
}

function entriesOf(item: Item | undefined): readonly Entry[] {
  return item === undefined ? [] : unpacked(item.entries as Uint8Array);
}

function versionsOf(head: Item | undefined): number[] {
  const found = head?.versions as readonly number[] | undefined;
  return parts.map((part) => found?.[part] ?? 0);
}

function guardOf(item: Item | undefined) {
  return item === undefined ? "absent" : ({ version: Number(item.version) } as const);
}
