import * as z from "zod/mini";
import type { Route } from "#kernel/route/route.ts";

/** A number from 0 up to 1. */
export type Draw = () => number;

type JsonSchema = Readonly<Record<string, unknown>>;

/** Values that break what was not thought of; written as JSON, which holds more than JavaScript does. */
const nasty: readonly string[] = [
  "null",
  "true",
  "0",
  "-1",
  "1e999",
  "-1e999",
  "9007199254740993",
  "1e-400",
  '""',
  '" "',
  '"\\ud800"',
  '"廉\\udc00政"',
  '"\\u0000\\u202e\\ufffe"',
  '"constructor"',
  '"__proto__"',
  '"toString"',
  '"a#b|c"',
  '"../../etc"',
  '"9999-12-31"',
  '"0000-01-01"',
  '"=1+1"',
  "[]",
  "{}",
  '{"__proto__":{"x":1}}',
  '{"constructor":null}',
  `"${"人".repeat(3000)}"`,
  `"${"x".repeat(120_000)}"`,
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
  `${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`,
  `[${"1,".repeat(30_000)}1]`,
];

const pathParts = [
  "x",
  "%00",
  "%E0%A4%A",
  "..%2f..",
  "a%23b",
  "%F0%9F%98%80",
  "__proto__",
  "constructor",
  "y".repeat(1500),
  encodeURIComponent("人".repeat(800)),
  "2026",
];

/** One request as text, ready to be sent. */
export type Made = { method: string; path: string; body: string | undefined; type: string };

/** A request to a route: mostly as its schema has it, with something wrong in places. */
export function requestTo(route: Route, chance: Draw, known: readonly string[]): Made {
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const path = route.path.replaceAll(/\{\w+\}/g, () =>
    chance() < 0.7 && known.length > 0 ? one(known) : one(pathParts),
  );
  const query = chance() < 0.5 ? `?${queryOf(route, chance)}` : "";
  if (route.method === "get")
    return { method: "GET", path: path + query, body: undefined, type: "" };
  const method = route.method.toUpperCase();
  if (route.binary !== undefined) {
    const bodies = ["PK\u0003\u0004", "", "a,b\n1,2", "\ufeff卡号\n", "PK\u0005\u0006".padEnd(60)];
    return { method, path: path + query, body: one(bodies), type: "application/octet-stream" };
  }
  const schema = (
    route.body === undefined
      ? {}
      : z.toJSONSchema(route.body, { io: "input", unrepresentable: "any" })
  ) as JsonSchema;
  const kept = chance() < 0.03 ? one(["", "{", "nul", '"\\ud800']) : jsonOf(schema, chance);
  return { method, path: path + query, body: kept, type: "application/json" };
}

function queryOf({ query }: Route, chance: Draw): string {
  const schema = (
    query === undefined ? {} : z.toJSONSchema(query, { io: "input", unrepresentable: "any" })
  ) as { properties?: Record<string, JsonSchema> };
  const names = [...Object.keys(schema.properties ?? {}), "constructor", "cursor"];
  const values = [
    "",
    "abc",
    "-1",
    "1e999",
    "9".repeat(400),
    "%ED%A0%80",
    "%",
    "eyJwayI6IngifQ",
    "人",
  ];
  return names
    .filter(() => chance() < 0.5)
    .map((name) => `${name}=${values[Math.floor(chance() * values.length)] ?? ""}`)
    .join("&");
}

/** A value of a schema as JSON text; one in some is something else. */
export function jsonOf(schema: JsonSchema, chance: Draw): string {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  if (chance() < 0.06) return pick(nasty);
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices !== undefined) return jsonOf(pick(choices), chance);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return JSON.stringify(pick(schema.enum));
  switch (schema.type) {
    case "object":
      return objectOf(schema, chance);
    case "array": {
      const least = Number(schema.minItems ?? 0);
      const length = Math.min(least + Math.floor(chance() * 3), Number(schema.maxItems ?? 5));
      const items = (schema.items ?? {}) as JsonSchema;
      return `[${Array.from({ length }, () => jsonOf(items, chance)).join(",")}]`;
    }
    case "integer":
    case "number":
      return String(Number(schema.minimum ?? 0) > -1e15 ? Number(schema.minimum ?? 1) + 1 : 1);
    case "boolean":
      return "true";
    case "string":
      return JSON.stringify(textOf(schema, pick));
    default:
      return pick(nasty);
  }
}

function objectOf(schema: JsonSchema, chance: Draw): string {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  const fields = Object.entries(properties)
    .filter(([name]) => (required.includes(name) ? chance() > 0.03 : chance() < 0.5))
    .map(([name, below]) => `${JSON.stringify(name)}:${jsonOf(below, chance)}`);
  const strange = chance() < 0.03 ? ['"__proto__":{"a":1}'] : [];
  return `{${[...fields, ...strange].join(",")}}`;
}

function textOf(schema: JsonSchema, pick: <T>(of: readonly T[]) => T): string {
  if (schema.format === "date")
    return pick(["2026-03-02", "2026-09-30", "1999-12-31", "2199-12-31"]);
  if (schema.format === "email") return "a@example.test";
  return pick([
    "示例",
    "示纪〔2026〕1号",
    "纪要〔2026〕5期",
    "per_1",
    "unt_1",
    "u-feng",
    "XS-2026-0001",
  ]);
}
