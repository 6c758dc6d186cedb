import * as z from "zod/mini";
import { type RefusalCode, refusals } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route/route.ts";
import { isRetryable } from "../../api/problem.ts";

/** RFC 9457 problem details, as every refusal and failure is answered. */
export const Problem = z.object({
  type: z.string(),
  code: z.enum(["internal", ...Object.keys(refusals)]),
  title: z.string(),
  status: z.int(),
  /** Whether the same request may be sent again as it is, with the same Idempotency-Key. */
  retryable: z.boolean(),
  detail: z.optional(z.string()),
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  requestId: z.optional(z.string()),
});

/** What the statuses mean to a program; each has the codes of `refusals` that are answered with it. */
const meanings: Readonly<Record<number, string>> = {
  400: "缺少 Idempotency-Key",
  401: "未登录或者登录已失效",
  403: "没有权限，或者已回避",
  404: "没有该事项，或者不在可见范围内",
  409: "与现状冲突：请重新读取后再办",
  415: "请求体的类型不对",
  422: "内容有误，重试无用；fields 指出字段",
  429: "请求过于频繁：请按 Retry-After 重试",
  503: "暂时不可用：请按 Retry-After 重试",
};

const named = (status: number) => `Problem${status}`;

/** The answers of an operation that are no success, as references to `problemResponses`. */
export function problemsOf({ path, method, query, body, binary }: Route) {
  const takes = body !== undefined || binary !== undefined;
  const statuses = [
    ...[401, 403, 503],
    ...(path.includes("{") ? [404] : []),
    ...(method === "post" ? [400] : []),
    ...(method === "get" ? [] : [409, 422, 429]),
    ...(method === "get" && query !== undefined ? [422] : []),
    ...(takes ? [415] : []),
  ].sort();
  return {
    ...Object.fromEntries(
      statuses.map((status) => [status, { $ref: `#/components/responses/${named(status)}` }]),
    ),
    default: { $ref: "#/components/responses/Problem" },
  };
}

/** Each kind of refusal once, with the codes that it may carry and an example. */
export function problemResponses() {
  const byStatus = Object.entries(meanings).map(([status, meaning]) => {
    const codes = Object.entries(refusals).filter(([, [of]]) => of === Number(status));
    return [named(Number(status)), answer(meaning, codes[0])];
  });
  return { Problem: answer("拒绝或出错", undefined), ...Object.fromEntries(byStatus) };
}

function answer(
  description: string,
  first: [code: string, said: readonly [number, string, ...unknown[]]] | undefined,
) {
  const example =
    first === undefined
      ? {}
      : {
          example: {
            type: `urn:elevated-supervision:problem:${first[0]}`,
            code: first[0],
            title: first[1][1],
            status: first[1][0],
            retryable: isRetryable(first[0] as RefusalCode),
          },
        };
  return {
    description,
    content: {
      "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" }, ...example },
    },
  };
}
