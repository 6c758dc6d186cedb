import * as z from "zod/mini";

/** Words that somebody must give, without blanks around them, of at most so many characters. */
export function text(longest: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
}
