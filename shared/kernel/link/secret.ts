import { createHmac, timingSafeEqual } from "node:crypto";
import { sha256 } from "../text/hash.ts";

/** For whom and what a link is: one person, one task, one attempt. */
export type LinkAddress = { taskId: string; person: string; attempt: number };

/**
 * The 256-bit secret of a link. It is drawn with a keyed function of its address instead of being
 * stored, so that a repeated reaction mails the very same link; the table holds its SHA-256 only.
 */
export function linkSecret(key: Uint8Array, { taskId, person, attempt }: LinkAddress): string {
  return mac(key, ["link", taskId, person, attempt]);
}

/** What the table knows of a link. */
export function linkHash(secret: string): string {
  return sha256(secret);
}

/** A mark that this page was drawn by us, for this link, at this version of the task. */
export function pageNonce(
  key: Uint8Array,
  hash: string,
  renderedAt: string,
  shown: string,
): string {
  return `${renderedAt}.${mac(key, ["page", hash, renderedAt, shown])}`;
}

/** Proof that the second factor was passed for a link; good until `until`. */
export function factorProof(key: Uint8Array, hash: string, until: string): string {
  return `${until}.${mac(key, ["factor", hash, until])}`;
}

/** What a browser keeps during a login, marked as written by us. */
export function loginMark(key: Uint8Array, payload: string): string {
  return `${payload}.${mac(key, ["login", payload])}`;
}

/** What is stored of a code; bound to its link so that codes cannot be tried elsewhere. */
export function codeHash(key: Uint8Array, hash: string, code: string): string {
  return mac(key, ["code", hash, code]);
}

/** Compares in constant time. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function mac(key: Uint8Array, parts: readonly (string | number)[]): string {
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
}
