import { addDays, type Day } from "#kernel/deadline/day.ts";
import { itemsOf } from "../store/pages.ts";
import { canonical, hashOf } from "../text/hash.ts";
import type { World } from "../world.ts";
import { type DayHead, headsOf, lastHeads, sealedKey, sealsOf } from "./head.ts";
import { rootOf } from "./merkle.ts";

/** What one night says of the day before: chained to the seal of the day before that. */
export type Seal = {
  district: string;
  day: Day;
  /** Hash of the seal before; "" for a district's first. */
  prev: string;
  /** How many records have changed. */
  count: number;
  /** Root over their heads, in hex. */
  root: string;
};

/** A seal as it is kept: with its own hash, and with the heads that it is over. */
export type KeptSeal = { seal: Seal; hash: string; heads: readonly DayHead[] };

/** Where a seal lies among the files that are written once. */
export const sealFile = (district: string, day: Day) => `seals/${district}/${day}.json`;

/** Every head of a district's day. */
export async function headsOn(world: World, district: string, day: Day): Promise<DayHead[]> {
  const heads = itemsOf((more) => world.store.range(headsOf(district, day), "", more));
  return lastHeads(await Array.fromAsync(heads));
}

/** The newest seal that the table knows of a district. */
export async function lastSeal(world: World, district: string): Promise<Seal | undefined> {
  const { items } = await world.store.range(sealsOf(district), "", {
    limit: 1,
    newestFirst: "yes",
  });
  return items[0]?.seal as Seal | undefined;
}

/**
 * Seals one day of a district that is over. What is kept already stays as it is, so that a second run
 * of the same night finds the same; the seal's mark in the table is written last.
 */
export async function sealDay(world: World, district: string, day: Day): Promise<KeptSeal> {
  const before = await keptSeal(world, district, addDays(day, -1));
  const heads = await headsOn(world, district, day);
  const seal: Seal = {
    district,
    day,
    prev: before?.hash ?? "",
    count: heads.length,
    root: rootOf(heads),
  };
  const fresh: KeptSeal = { seal, hash: hashOf(seal), heads };
  const written = await world.seals.put(sealFile(district, day), canonical(fresh));
  const kept = written === "there" ? await keptSeal(world, district, day) : fresh;
  if (kept === undefined) throw new Error(`Seal of ${day} cannot be read`);
  // An alarm reads this line: heads of a day have changed after its night.
  if (kept.hash !== fresh.hash) world.log("seal.differs", { district, day });
  return kept;
}

/** Marks a day as sealed, for those who have no leave to read the files. */
export async function markSealed(world: World, { seal, hash }: KeptSeal): Promise<void> {
  const { district, day } = seal;
  const put = { ...sealedKey(district, day), kind: "sealed", seal, hash };
  await world.store.transact([{ put, when: "absent" }]);
}

async function keptSeal(world: World, district: string, day: Day): Promise<KeptSeal | undefined> {
  const text = await world.seals.get(sealFile(district, day));
  return text === undefined ? undefined : (JSON.parse(text) as KeptSeal);
}
