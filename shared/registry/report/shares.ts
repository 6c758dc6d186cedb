/**
 * Parts of a whole in per mille, so that they sum to 1000 (100.0 %): each rounded down, and what is left
 * given to the largest remainders, the earlier part first. All zero where there is nothing.
 */
export function sharesOf(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => 0);
  const floors = parts.map((part) => Math.floor((part * 1000) / whole));
  const left = 1000 - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = parts
    .map((part, at) => ({ at, rest: (part * 1000) % whole }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, left)
    .map(({ at }) => at);
  return floors.map((floor, at) => (byRemainder.includes(at) ? floor + 1 : floor));
}

/** Per mille as people read it: `40.4%`. */
export function percentText(value: number): string {
  return `${(value / 10).toFixed(1)}%`;
}
