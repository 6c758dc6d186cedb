import { createHash } from "node:crypto";
import type { World } from "#kernel/world.ts";

/** Reports that a district takes in within an hour before further ones have to wait. */
const hourlyBudget = 120;

/** Files that a district takes in within an hour before further ones have to wait. */
const hourlyFiles = 600;

/** Wrong receipts of one beginning within an hour before it has to wait. */
const wrongTries = 10;

/** A form older than this is drawn anew with everything that was typed, ms. */
export const formLife = 24 * 3600_000;

/** Nobody reads and fills a form in less, ms. */
export const leastTime = 2_000;

/** How long an announced file may take until it is asked for, ms. */
export const uploadLife = 3600_000;

/** How long a query stays open, ms. */
export const trackLife = 30 * 60_000;

/**
 * Counts one more filing of this hour; "full" asks the visitor to wait before a receipt is given, so
 * that nothing with a receipt is ever turned away. Only the number is kept, not who asked.
 */
export async function takePlace(world: World, district: string): Promise<"taken" | "full"> {
  const count = await countUp(world, `filings#${district}`);
  return count > hourlyBudget ? "full" : "taken";
}

/** The same for a file, before it is sent or looked at. */
export async function takeFilePlace(world: World, district: string): Promise<"taken" | "full"> {
  const count = await countUp(world, `files#${district}`);
  return count > hourlyFiles ? "full" : "taken";
}

/** Whether a receipt of this beginning may be looked up now; by its first group, never by address. */
export async function mayTry(world: World, receipt: string): Promise<"yes" | "no"> {
  const found = await world.store.get(countKey(world, groupOf(receipt)));
  return Number(found?.version ?? 0) >= wrongTries ? "no" : "yes";
}

/** A receipt that leads nowhere slows down others of its first group. */
export async function noteWrong(world: World, receipt: string): Promise<void> {
  await countUp(world, groupOf(receipt));
}

function groupOf(receipt: string): string {
  return `receipts#${createHash("sha256").update(receipt.slice(0, 4)).digest("hex").slice(0, 16)}`;
}

function countKey(world: World, what: string) {
  return { pk: `flood#${what}#${world.clock().slice(0, 13)}`, sk: "number" };
}

/** An hour's count is read in that hour only; it may go a day later. */
function countUp(world: World, what: string): Promise<number> {
  const expiresAt = Math.floor(Date.parse(world.clock()) / 1000) + 24 * 3600;
  return world.store.add(countKey(world, what), "version", 1, expiresAt);
}
