import type { Context } from "hono";
import type * as z from "zod/mini";
import { checkInput } from "#kernel/check-input.ts";
import { hashOf } from "#kernel/hash.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route.ts";

/** What a request brings, checked against its route. */
export type Input = {
  query: unknown;
  body: unknown;
  idempotency: { key: string; fingerprint: string };
  expectVersion: number | undefined;
};

/**
 * Reads query, body, `Idempotency-Key` and `If-Match`. Errors: `input.invalid` with the fields,
 * `idempotency.missing` for a POST without its key, which a reading does not need.
 */
export async function readInput(c: Context, route: Route): Promise<Input | Refusal> {
  const query = parse(route.query, c.req.query(), "query");
  if (isRefusal(query)) return query;
  const raw = route.method === "get" ? undefined : await readBody(c, route);
  if (isRefusal(raw)) return raw;
  const body = parse(route.body, raw, "");
  if (isRefusal(body)) return body;
  const key = c.req.header("idempotency-key") ?? "";
  const needsKey = route.method === "post" && route.does !== "reading";
  if (needsKey && (key === "" || key.length > 200)) return refuse("idempotency.missing");
  const version = c.req.header("if-match")?.match(/^"?(\d+)"?$/)?.[1];
  return {
    query: query.value,
    body: body.value,
    idempotency: {
      key,
      fingerprint:
        raw instanceof Uint8Array
          ? hashOf([c.req.path, Buffer.from(raw).toString("base64")])
          : hashOf([c.req.path, raw ?? null]),
    },
    expectVersion: version === undefined ? undefined : Number(version),
  };
}

async function readBody(c: Context, route: Route): Promise<unknown> {
  if (route.binary !== undefined) return new Uint8Array(await c.req.arrayBuffer());
  const text = await c.req.text();
  if (text === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse("input.invalid", "请求体不是合法的 JSON");
  }
}

function parse(
  schema: z.ZodMiniType | undefined,
  value: unknown,
  prefix: string,
): { value: unknown } | Refusal {
  return schema === undefined ? { value } : checkInput(schema, value, prefix);
}
