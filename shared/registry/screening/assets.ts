const amount = /(?<!\d)(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(亿|万)?元/gu;

/** Fen of each unit in which amounts are written. */
const fenOf = new Map([
  ["亿", 10_000_000_000],
  ["万", 1_000_000],
  ["", 100],
]);

/**
 * The sum of the amounts in a text on collective funds, assets and resources, in fen: ledger L1 holds
 * them as words. `undefined` where it names none.
 */
export function assetsIn(text: string | undefined): number | undefined {
  const found = [...(text ?? "").matchAll(amount)].map(
    ([, digits = "", unit = ""]) =>
      Number(digits.replaceAll(/[,，]/g, "")) * (fenOf.get(unit) ?? 0),
  );
  return found.length === 0 ? undefined : Math.round(found.reduce((sum, one) => sum + one, 0));
}
