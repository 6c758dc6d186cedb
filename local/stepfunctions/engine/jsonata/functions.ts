import { createHash, randomUUID } from "node:crypto";
import { compile } from "./expression.ts";

type Functions = Record<string, unknown>;

const fromMillis = compile("$fromMillis($millis, $picture, $timezone)");
const algorithms = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** The functions that Step Functions adds to JSONata, takes away, or ties to its own clock. */
export function stepFunctions(now: number): Functions {
  return {
    partition,
    range,
    hash,
    random,
    uuid: () => randomUUID(),
    parse,
    // $eval is the one built-in function that AWS does not offer.
    eval: undefined,
    millis: () => now,
    now: (picture?: string, timezone?: string) =>
      fromMillis.evaluate(undefined, { millis: now, picture, timezone }),
  };
}

function partition(list: unknown, size: unknown): unknown {
  if (list === undefined) return undefined;
  const values = Array.isArray(list) ? list : [list];
  if (typeof size !== "number" || !Number.isFinite(size) || Math.floor(size) < 1)
    throw new Error("The second argument of $partition must be a positive number");
  const step = Math.floor(size);
  const parts: unknown[] = [];
  for (let at = 0; at < values.length; at += step) parts.push(values.slice(at, at + step));
  return parts;
}

function range(first: unknown, last: unknown, step: unknown): unknown {
  if (![first, last, step].every((one) => typeof one === "number" && Number.isFinite(one)))
    throw new Error("The arguments of $range must be numbers");
  const [from, to, by] = [first, last, step].map((one) => Math.floor(Number(one)));
  if (from === undefined || to === undefined || !by)
    throw new Error("The third argument of $range must not be zero");
  if ((to - from) / by > 1000) throw new Error("$range may not make more than 1000 items");
  const values: number[] = [];
  for (let at = from; by > 0 ? at <= to : at >= to; at += by) values.push(at);
  return values;
}

function hash(data: unknown, algorithm: unknown): unknown {
  if (data === undefined) return undefined;
  const known = algorithms.get(algorithm === undefined ? "" : String(algorithm));
  if (!known) throw new Error(`$hash does not know the algorithm ${String(algorithm)}`);
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return createHash(known).update(text, "utf8").digest("hex");
}

// The seed must give the same number every time, so a seeded call is a small hash of the seed.
function random(seed?: unknown): number {
  if (seed === undefined) return Math.random();
  if (typeof seed !== "number") throw new Error("The seed of $random must be a number");
  const bytes = createHash("sha256")
    .update(String(Math.floor(seed)))
    .digest();
  return bytes.readUIntBE(0, 6) / 2 ** 48;
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== "string") throw new Error("The argument of $parse must be a string");
  return JSON.parse(text);
}
