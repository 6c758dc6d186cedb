import type { Finding } from "#kernel/verify/finding.ts";
import { checkRecord, type Followed, type Played } from "#kernel/verify/record.ts";
import type { Source } from "#kernel/verify/source.ts";
import { processOf } from "#processes";

type Subject = { kind: string; id: string };

/** What records bar from coming again, and who has ever held the keys of it. */
export type Claims = {
  bars: (Subject & { key: string; at: string })[];
  holders: Map<string, { id: string; until: string }[]>;
};

/** Notes the keys that a record has held, and whether it bars one of them from others now. */
export function noteClaims(
  { bars, holders }: Claims,
  { kind, id }: Subject,
  { held, state }: Pick<Followed, "held" | "state">,
  process: Played | undefined,
): void {
  for (const [key, until] of held) holders.set(key, [...(holders.get(key) ?? []), { id, until }]);
  const claim = held.size === 0 || state === undefined ? undefined : process?.keys(state).claim;
  if (claim?.barredUntil !== undefined)
    bars.push({ kind, id, key: claim.key, at: held.get(claim.key) ?? "" });
}

/**
 * A rejected nomination keeps its person and post from others (R15): the claim is its own, or somebody
 * has come again since and held it. Who has come while all of it was read is followed once more.
 */
export async function checkBars(
  source: Source,
  district: string,
  { bars, holders }: Claims,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { kind, id, key, at } of bars) {
    const [item] = await source.getMany([{ pk: `claim#${district}#${key}`, sk: "claim" }]);
    if (item?.holder === id) continue;
    const others = (holders.get(key) ?? []).filter((one) => one.id !== id);
    if (others.some(({ until }) => until >= at)) continue;
    const holder = String(item?.holder ?? "");
    const { held } = await checkRecord(source, await processOf(kind), { kind, id: holder });
    if ((held.get(key) ?? "") < at)
      findings.push({ code: "index.differs", kind, id, what: "claim" });
  }
  return findings;
}
