/** Numbers that look random and are the same for the same seed. */
export type Chance = {
  /** Whether something of this share happens. */
  share: (share: number) => boolean;
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number;
  pick: <T>(list: readonly [T, ...T[]]) => T;
};

/** Chance by mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    share: (share) => next() < share,
    between,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
  };
}
