import { isObject, type JsonObject } from "../engine/json.ts";
import { ApiError } from "./errors.ts";

/** Reads a string parameter that must be present. */
export function required(input: JsonObject, name: string): string {
  const value = optional(input, name);
  if (value === undefined)
    throw new ApiError(
      "ValidationException",
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  return value;
}

/** Reads a string parameter that may be absent. */
export function optional(input: JsonObject, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw new ApiError("SerializationException", `The value of '${name}' must be a string`);
}

/** Reads how many results a page may hold. */
export function pageSize(input: JsonObject, fallback: number): number {
  const value = input.maxResults ?? 0;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 1000)
    throw new ApiError("ValidationException", "maxResults must be a whole number from 0 to 1000");
  return value === 0 ? fallback : value;
}

/** Writes a page token; it holds where the next page begins. */
export function pageToken(from: number): string {
  return Buffer.from(JSON.stringify({ from })).toString("base64");
}

/** Reads a page token; undefined for the first page. */
export function pageStart(input: JsonObject): number | undefined {
  const token = optional(input, "nextToken");
  if (token === undefined) return undefined;
  try {
    const page: unknown = JSON.parse(Buffer.from(token, "base64").toString("utf8"));
    if (isObject(page) && typeof page.from === "number") return page.from;
  } catch {
    // Falls through to the one error for all bad tokens.
  }
  throw new ApiError("InvalidToken", `Invalid Token: '${token}'`);
}

/** Checks the name of a state machine, an execution or an alias. */
export function checkName(name: string): string {
  const length = [...name].length;
  const bad = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\ufffe\uffff]/u.test(name);
  if (length < 1 || length > 80 || bad)
    throw new ApiError("InvalidName", `Invalid Name: '${name}'`);
  return name;
}

/** The wire form of an instant: seconds since the epoch. */
export function seconds(at: number): number {
  return at / 1000;
}

/** Leaves out what is undefined, as answers on the wire do. */
export function present(values: { [key: string]: JsonObject[string] | undefined }): JsonObject {
  const answer: JsonObject = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) answer[key] = value;
  return answer;
}
