/** A value that a state machine can hold: everything that JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Says whether a value is a JSON object (neither an array nor null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The size that the quotas of Step Functions count: bytes of the UTF-8 JSON text. */
export function sizeOf(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value), "utf8");
}
