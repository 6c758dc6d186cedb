import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** RFC 8785 canonical JSON. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? "null";
}

/** SHA-256 in hex over RFC 8785 canonical JSON, so that key order never matters. */
export function hashOf(value: unknown): string {
  return sha256(canonical(value));
}

/** SHA-256 in hex over bytes or UTF-8 text. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
