import type { Item } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";

/** How long the counter's page of one petition stays open, ms. */
const passLife = 30 * 60_000;

/** What a pass lets an officer do: the counter's page of one petition, until then (UTC ISO). */
export type CounterPass = { petition: string; district: string; officer: string; until: string };

const passKey = (pass: string) => ({ pk: `counter-pass#${sha256(pass)}`, sk: "pass" });

/**
 * A pass from the staff API to the counter's page, which the public pages' function serves as it alone
 * cleans files and knows receipts: 256 bits, kept as a hash, forgotten a day later.
 */
export function counterPass(
  { clock, random }: Pick<World, "clock" | "random">,
  of: Omit<CounterPass, "until">,
): { pass: string; until: string; write: Write } {
  const pass = Buffer.from(random(32)).toString("base64url");
  const ends = Date.parse(clock()) + passLife;
  const until = new Date(ends).toISOString();
  const expiresAt = Math.floor(ends / 1000) + 24 * 3600;
  return {
    pass,
    until,
    write: { put: { ...passKey(pass), ...of, until, expiresAt }, when: "absent" },
  };
}

/** Whose a pass is; undefined for an unknown one, another district's, or one that is over. */
export async function findPass(
  { store, clock }: Pick<World, "store" | "clock">,
  district: string,
  pass: string,
): Promise<CounterPass | undefined> {
  const item = (await store.get(passKey(pass))) as (Item & CounterPass) | undefined;
  return item === undefined || item.district !== district || item.until <= clock()
    ? undefined
    : item;
}
