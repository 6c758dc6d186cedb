import { createHmac, timingSafeEqual } from "node:crypto";

/** What a page's form may be used for; a token for one purpose serves no other. */
export type Purpose = "form" | "receipt" | "file" | "track";

/** A mark that this server made at an instant for one purpose about one thing; holds no secret. */
export function tokenOf(key: Uint8Array, purpose: Purpose, about: string, now: string): string {
  const at = Date.parse(now).toString(36);
  return `${at}.${macOf(key, purpose, about, at)}`;
}

/** How old a token is, ms; undefined when it is not ours, or of another purpose or thing. */
export function ageOf(
  key: Uint8Array,
  { purpose, about, token, now }: { purpose: Purpose; about: string; token: string; now: string },
): number | undefined {
  const [at = "", mac = ""] = token.split(".");
  const expected = Buffer.from(macOf(key, purpose, about, at));
  const given = Buffer.from(mac);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const age = Date.parse(now) - Number.parseInt(at, 36);
  return age >= 0 ? age : undefined;
}

function macOf(key: Uint8Array, purpose: Purpose, about: string, at: string): string {
  return createHmac("sha256", key)
    .update(JSON.stringify([purpose, about, at]))
    .digest("base64url");
}
