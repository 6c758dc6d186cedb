import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import { allDistricts } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { sealedKey } from "#kernel/seal/head.ts";
import { type KeptSeal, lastSeal, markSealed, sealDay } from "#kernel/seal/seal.ts";
import type { Item } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, newNotice } from "#notice/notice.ts";
import { addNotices } from "../mail/notices.ts";

export type SealedNights = { seals: number; failed: number };

/** Districts that are sealed side by side. */
const lanes = 8;

/**
 * Seals every day that is over and not yet sealed, district by district: a night that was missed is
 * made up for by the next one. A district that fails does not stop the others.
 */
export async function sealNights(world: World): Promise<SealedNights> {
  const districts: Item[] = [];
  for await (const district of readAbout(world, allDistricts)) districts.push(district);
  const sum = { seals: 0, failed: 0 };
  const run = async () => {
    for (let next = districts.pop(); next !== undefined; next = districts.pop())
      await sealDistrict(world, next, sum);
  };
  await Promise.all(Array.from({ length: lanes }, run));
  // An alarm reads this line, and misses it when a night is left out.
  world.log("seal.done", sum);
  return sum;
}

async function sealDistrict(world: World, item: Item, sum: SealedNights): Promise<void> {
  const district = String(item.id);
  try {
    for (const day of await openDays(world, district)) {
      const kept = await sealDay(world, district, day);
      await addNotices(world, noticesOf(world, item, kept));
      await markSealed(world, kept);
      sum.seals += 1;
    }
  } catch (error) {
    sum.failed += 1;
    const name = error instanceof Error ? error.name : "unknown";
    world.log("seal.failed", { district, error: name });
  }
}

/** The days that are over since the last seal; of a district without any, yesterday alone. */
async function openDays(world: World, district: string): Promise<Day[]> {
  const yesterday = addDays(dayOf(world.clock()), -1);
  const marks = [yesterday, addDays(yesterday, -1)].map((day) => sealedKey(district, day));
  // Most nights follow one that is sealed; the districts' marks are read together.
  const [done, before] = await world.store.getMany(marks);
  if (done === undefined && before !== undefined) return [yesterday];
  const last = await lastSeal(world, district);
  const days: Day[] = [];
  for (let day = yesterday; day > (last?.day ?? addDays(yesterday, -1)); day = addDays(day, -1))
    days.unshift(day);
  return days;
}

/** To whom the district's configuration names: the figures of the night, to be kept elsewhere. */
function noticesOf(world: World, item: Item, { seal, hash }: KeptSeal): Notice[] {
  const { rules, officers } = districtOf(item);
  const { district, day, count } = seal;
  const named = (rules.config.sealsTo ?? []).filter((id) => officers.some((one) => one.id === id));
  return named.map((to) => {
    const matter = { template: "sealed", day, count, hash } as const;
    const told = { id: `sealed.${district}.${day}.${to}`, district, to, matter };
    const createdAt = world.clock();
    return newNotice({ ...told, createdAt }, "working-hours", rules.calendars);
  });
}
