import type { Context } from "hono";
import type * as z from "zod/mini";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { checkInput } from "#kernel/route/check-input.ts";
import { unknownFields } from "#kernel/route/known-fields.ts";
import type { Route } from "#kernel/route/route.ts";
import { cleanText, cleanValue, cut } from "#kernel/text/clean.ts";
import { hashOf } from "#kernel/text/hash.ts";

/** What a request brings, checked against its route. */
export type Input = {
  query: unknown;
  body: unknown;
  idempotency: { key: string; fingerprint: string };
  expectVersion: number | undefined;
};

/** Longest JSON body: a full list of officers, or a meeting of 200 items, is a third of it. */
const longestJson = 1_000_000;

/**
 * Longest file: with its third more as base64 it still fits into the 6 MB that Lambda takes of a
 * request (AWS Lambda Developer Guide, "Lambda quotas"), which would refuse it without a word.
 */
const longestFile = 4_400_000;

/** Longest id in an address; ids of tasks name record and stage. */
const longestParam = 200;

/**
 * Reads query, body, `Idempotency-Key` and `If-Match`. Errors: `input.invalid` with the fields,
 * `input.condition` for an `If-Match` that the route does not take, `input.media-type`,
 * `input.too-large`, `idempotency.missing` for a POST without its key.
 */
export async function readInput(c: Context, route: Route): Promise<Input | Refusal> {
  const params = readParams(c.req.param());
  if (isRefusal(params)) return params;
  const version = versionSeen(c.req.header("if-match"), route);
  if (isRefusal(version)) return version;
  const unknown = unknownFilters(route.query, new URL(c.req.url).searchParams);
  if (unknown !== undefined) return unknown;
  const query = parse(route.query, c.req.query(), "query");
  if (isRefusal(query)) return query;
  const raw = route.method === "get" ? undefined : await readBody(c, route);
  if (isRefusal(raw)) return raw;
  const body = parse(route.body, raw, "");
  if (isRefusal(body)) return body;
  const extra = unknownIn(route.body, raw);
  if (extra !== undefined) return extra;
  const key = c.req.header("idempotency-key") ?? "";
  if (route.method === "post" && (key === "" || key.length > 200))
    return refuse("idempotency.missing");
  return {
    query: query.value,
    body: body.value,
    idempotency: {
      key,
      fingerprint: fingerprintOf(c, raw),
    },
    expectVersion: version,
  };
}

/** What a request asks; a query says as much of it as a body, e.g. to which table a file belongs. */
function fingerprintOf(c: Context, raw: unknown): string {
  const { search } = new URL(c.req.url);
  const body = raw instanceof Uint8Array ? Buffer.from(raw).toString("base64") : (raw ?? null);
  return hashOf(search === "" ? [c.req.path, body] : [c.req.path, body, search]);
}

/**
 * A condition that cannot be read, or that the route does not ask, would be taken for none, and the
 * change made all the same.
 */
function versionSeen(
  condition: string | undefined,
  { versioned }: Route,
): number | undefined | Refusal {
  if (condition === undefined) return undefined;
  if (versioned === undefined) return refuse("input.condition");
  const version = condition.match(/^"?(\d{1,15})"?$/)?.[1];
  const fields = [{ path: "If-Match", message: '应为所见版本号，例如 "3"' }];
  return version === undefined ? { ...refuse("input.invalid"), fields } : Number(version);
}

/** Ids of an address are keys of the store: short, whole characters, nothing unseen. */
function readParams(params: Readonly<Record<string, string>>): Refusal | undefined {
  const fields = Object.entries(params).flatMap(([path, value]) =>
    value.length <= longestParam && cleanText(value) === value && !/[\s#|]/.test(value)
      ? []
      : [{ path, message: "编号有误" }],
  );
  return fields.length === 0 ? undefined : { ...refuse("input.invalid"), fields };
}

/**
 * A filter that a list does not know would be taken for one that lets everything pass, and of one that
 * is given twice only the first would count.
 */
function unknownFilters(
  schema: z.ZodMiniType | undefined,
  given: URLSearchParams,
): Refusal | undefined {
  const shape = (schema?._zod.def as { shape?: object } | undefined)?.shape;
  if (schema !== undefined && shape === undefined) return undefined;
  const fields = [...new Set(given.keys())].flatMap((name) => {
    const path = `query.${cut(cleanText(name) ?? "", 90)}`;
    if (!Object.hasOwn(shape ?? {}, name)) return [{ path, message: "没有这个查询条件" }];
    return given.getAll(name).length === 1 ? [] : [{ path, message: "查询条件只能写一次" }];
  });
  return fields.length === 0 ? undefined : { ...refuse("input.invalid"), fields };
}

async function readBody(c: Context, route: Route): Promise<unknown> {
  if (route.binary !== undefined) return readFile(c);
  const text = textOf(await c.req.arrayBuffer());
  if (text === "") return {};
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(c.req.header("content-type") ?? ""))
    return refuse("input.media-type");
  if (text === undefined) return refuse("input.invalid", "请求体应为 UTF-8 编码");
  if (text.length > longestJson) return refuse("input.too-large", "请求体不能超过 1 MB");
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse("input.invalid", "请求体不是合法的 JSON");
  }
}

/** What a body says beyond what its route takes; too much of it is said in its first lines. */
function unknownIn(schema: z.ZodMiniType | undefined, raw: unknown): Refusal | undefined {
  if (schema === undefined || raw instanceof Uint8Array) return undefined;
  const fields = unknownFields(schema, raw).slice(0, 20);
  const clean = fields.map(({ path, message }) => ({
    path: cut(cleanText(path) ?? "", 200),
    message,
  }));
  return fields.length === 0 ? undefined : { ...refuse("input.invalid"), fields: clean };
}

/** Bytes that are no UTF-8 would be taken for other signs without a word. */
function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function readFile(c: Context): Promise<Uint8Array | Refusal> {
  const tooLarge = () => refuse("input.too-large", "文件不能超过 4.4 MB，请拆分后上传");
  if (Number(c.req.header("content-length") ?? 0) > longestFile) return tooLarge();
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return bytes.length > longestFile ? tooLarge() : bytes;
}

/** The value with clean texts, as its schema reads it. */
function parse(
  schema: z.ZodMiniType | undefined,
  given: unknown,
  prefix: string,
): { value: unknown } | Refusal {
  if (given === undefined || given instanceof Uint8Array) return { value: given };
  const clean = cleanValue(given);
  if (!("value" in clean)) {
    const path = [prefix, clean.path].filter((part) => part !== "").join(".");
    return { ...refuse("input.invalid"), fields: [{ path, message: clean.message }] };
  }
  return schema === undefined ? clean : checkInput(schema, clean.value, prefix);
}
