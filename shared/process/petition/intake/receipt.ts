/**
 * The receipt (查询码) of a report: 28 digits in seven groups of four, so that it can be read over the
 * telephone and typed on any phone. 27 are random, about 89 bits; the last one is a check digit.
 */
const digits = 27;

/** Makes a receipt of random bytes (at least 40); its groups are separated by blanks. */
export function receiptOf(random: Uint8Array): string {
  // A byte of 250 or more would make some digits likelier than others.
  const drawn = [...random]
    .filter((byte) => byte < 250)
    .slice(0, digits)
    .map((byte) => byte % 10);
  if (drawn.length < digits) throw new Error("Too little chance for a receipt");
  return grouped([...drawn, checkDigit(drawn)].join(""));
}

/** The 28 digits of a receipt as somebody typed it; undefined when it can be none. */
export function readReceipt(typed: string): string | undefined {
  const plain = typed.normalize("NFKC").replaceAll(/[\s\-–—·.,，、]/g, "");
  if (!/^\d{28}$/.test(plain)) return undefined;
  const numbers = [...plain].map(Number);
  return checkDigit(numbers.slice(0, digits)) === numbers[digits] ? plain : undefined;
}

/** Shows a receipt as it is read aloud: seven groups of four. */
export function grouped(receipt: string): string {
  return receipt.match(/\d{4}/g)?.join(" ") ?? "";
}

/** ISO/IEC 7064 MOD 11,10: finds every single wrong digit and nearly every swapped pair. */
function checkDigit(numbers: readonly number[]): number {
  const product = numbers.reduce((carry, digit) => {
    const sum = (carry + digit) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10;
}
