/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds that an act takes. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const begin = process.hrtime.bigint();
  await act();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

/** Runs `total` acts with so many in flight; returns how many ended per second. */
export async function rate(
  total: number,
  inFlight: number,
  act: (index: number) => Promise<unknown>,
): Promise<number> {
  const begin = process.hrtime.bigint();
  let next = 0;
  const worker = async () => {
    while (next < total) {
      next += 1;
      await act(next - 1);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return total / (Number(process.hrtime.bigint() - begin) / 1e9);
}
