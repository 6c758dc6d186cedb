import * as z from "zod";

/** The keys of a list of terms as a zod enum. */
export function keysOf<T extends Record<string, string>>(terms: T) {
  return z.enum(Object.keys(terms) as [keyof T & string, ...(keyof T & string)[]]);
}
