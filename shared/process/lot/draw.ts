import { sha256 } from "#kernel/text/hash.ts";

/**
 * A drawing of annual reports for a check (norms §2.5). The pool is all who owe a report; of them only
 * accepted ones can be drawn.
 */
export type Lot = {
  district: string;
  year: number;
  /** 32 random bytes in hex, taken when the pool was fixed. */
  seed: string;
  pool: readonly string[];
  /** Of the pool: not accepted yet, so nobody can check them. */
  missing: readonly string[];
  percent: number;
  picked: readonly string[];
  drawnOn: string;
};

/**
 * Draws so many per cent of a pool, rounded up. Each id that can be drawn is ranked by
 * SHA-256(seed, newline, id); the first ones are drawn. Anybody can repeat it:
 * `for id in …; do printf '%s\n%s' "$seed" "$id" | sha256sum | sed "s/-/$id/"; done | sort | head -n <count>`
 */
export function draw(
  seed: string,
  {
    pool,
    missing,
    percent,
  }: { pool: readonly string[]; missing: readonly string[]; percent: number },
): string[] {
  const count = Math.ceil((pool.length * percent) / 100);
  return pool
    .filter((id) => !missing.includes(id))
    .map((id) => ({ id, rank: sha256(`${seed}\n${id}`) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
