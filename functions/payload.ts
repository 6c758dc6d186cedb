import { defaultIsContentTypeBinary } from "hono/aws-lambda";

/** Bytes of one answer that Lambda hands on ("Lambda quotas", Lambda Developer Guide). */
const mostOfAnswer = 6 * 1024 * 1024;

/** The most bytes that a byte or a UTF-16 unit of a body takes there, escaped as `\u0000` is. */
const perUnit = 6;

/**
 * Whether Lambda hands a body on: in its answer a text is a JSON string, and anything else base64. What
 * is longer than 6 MB so written becomes a bare 500.
 */
export function fitsAnswer(body: string | ArrayBuffer, contentType: string): boolean {
  const units = typeof body === "string" ? body.length : body.byteLength;
  return units * perUnit <= mostOfAnswer || bytesInAnswer(body, contentType) <= mostOfAnswer;
}

function bytesInAnswer(body: string | ArrayBuffer, contentType: string): number {
  if (typeof body !== "string" && defaultIsContentTypeBinary(contentType))
    return Math.ceil(body.byteLength / 3) * 4;
  const text = typeof body === "string" ? body : Buffer.from(body).toString();
  return Buffer.byteLength(JSON.stringify(text));
}
