import { type Refusal, refusals } from "#kernel/refusal.ts";

/** A refusal as RFC 9457 problem details, with the request's number where one is known. */
export function problemOf({ refused, detail, fields }: Refusal, requestId?: string): Response {
  const [status, title] = refusals[refused];
  const body = {
    type: `urn:elevated-supervision:problem:${refused}`,
    code: refused,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(fields === undefined ? {} : { fields }),
    ...(requestId === undefined ? {} : { requestId }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      ...(later.includes(status) ? { "retry-after": "60" } : {}),
      ...(refused === "record.moving" ? { "retry-after": "5" } : {}),
    },
  });
}

/**
 * The same request may succeed after a while, as it may where a workflow is just moving on
 * (`record.moving`); every other refusal is final until something changes.
 */
const later: readonly number[] = [429, 503];

/** Whatever nobody expected; tells nothing of the inside. */
export function unexpectedProblem(requestId: string | undefined): Response {
  const body = {
    type: "urn:elevated-supervision:problem:internal",
    code: "internal",
    title: "系统暂时不可用，请稍后重试",
    status: 500,
    ...(requestId === undefined ? {} : { requestId }),
  };
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
  });
}
