import { type Kind, kinds } from "../record/kinds.ts";
import { sha256 } from "./hash.ts";
import { kindOf } from "./id.ts";
import { own } from "./own.ts";

/** No letter that is read as a digit or as another letter (Crockford's Base32, without O, I, L, U). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const length = 6;

/**
 * The number by which people speak of a matter, e.g. `RD-4K7P2Q` (R20): the kind's letters and 30 bits
 * that follow from its id, so that every message and page says the same one and nothing keeps it.
 * Official numbers stand beside it. An id of no kind is its own number.
 */
export function shortNumber(id: string): string {
  const facts = own<(typeof kinds)[Kind]>(kinds, kindOf(id) ?? "");
  if (facts === undefined) return id;
  const bits = BigInt(`0x${sha256(id).slice(0, 8)}`) >> 2n;
  const signs = Array.from(
    { length },
    (_, place) => alphabet[Number((bits >> BigInt(5 * (length - 1 - place))) & 31n)],
  );
  return `${facts.letters}-${signs.join("")}`;
}
