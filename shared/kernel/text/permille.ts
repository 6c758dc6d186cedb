/**
 * A part of a whole in per mille, rounded half up; undefined where there is no whole. What is not all is
 * never 100.0 %, and what is something never 0.0 %: both ends are statements that people rely on.
 */
export function permille(part: number, whole: number): number | undefined {
  if (whole === 0) return undefined;
  const rounded = Math.floor((2000 * part + whole) / (2 * whole));
  return part > 0 && part < whole ? Math.min(999, Math.max(1, rounded)) : rounded;
}
