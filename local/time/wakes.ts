import type { Write } from "#kernel/store/write.ts";
import type { HostClock } from "./clock.ts";

/** What a sweep says of a part of the wake index: UTC instants. */
export type Looked = { shard: string; left: "due" | "nothing"; next?: string };

/** When something is next to be woken, as far as this host has written it or a sweep has found it. */
export type Wakes = {
  /** Takes note of what was written. */
  note(writes: readonly Write[]): void;
  /** Wakes what is due, and says how many items; parts with nothing due are not even looked at. */
  wake(): Promise<number>;
  /** The next moment after now, ms. */
  next(): number;
  /** Lets the next `wake` look at every part: others may have written. */
  forget(): void;
};

/**
 * Time that is made to pass stops at hundreds of moments, at most of which one part of the index has
 * something due; all that this host writes passes `note`, so the others need no look.
 */
export function createWakes({
  clock,
  shards,
  sweep,
}: {
  clock: Pick<HostClock, "now">;
  shards: readonly string[];
  sweep: (shards: readonly string[]) => Promise<{ woken: number; shards: readonly Looked[] }>;
}): Wakes {
  /** Soonest moment of each part, ms; it may be too early, never too late. */
  const soonest = new Map<string, number>();
  /** Parts in which something stays due. */
  const left = new Set<string>();

  const atMost = (shard: string, moment: number) =>
    soonest.set(shard, Math.min(soonest.get(shard) ?? Number.POSITIVE_INFINITY, moment));

  return {
    note(writes) {
      for (const write of writes) {
        if (!("put" in write)) continue;
        const { wakeKey, wakeAt } = write.put;
        // Only what has both keys of an index lies in it.
        if (typeof wakeKey === "string" && typeof wakeAt === "string")
          atMost(wakeKey, Date.parse(wakeAt));
      }
    },
    async wake() {
      const isDue = (shard: string) =>
        left.has(shard) || (soonest.get(shard) ?? Number.NEGATIVE_INFINITY) <= clock.now();
      const due = shards.filter(isDue);
      if (due.length === 0) return 0;
      // What is written from here on is noted beside what the sweep finds.
      for (const shard of due) soonest.set(shard, Number.POSITIVE_INFINITY);
      const swept = await sweep(due);
      for (const { shard, left: stays, next } of swept.shards) {
        left.delete(shard);
        if (stays === "due") left.add(shard);
        if (next !== undefined) atMost(shard, Date.parse(next));
      }
      return swept.woken;
    },
    next: () => Math.min(...[...soonest.values()].filter((moment) => moment > clock.now())),
    forget: () => soonest.clear(),
  };
}
