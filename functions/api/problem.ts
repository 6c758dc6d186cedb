import { type Refusal, type RefusalCode, refusals } from "#kernel/refusal.ts";

/** A refusal as RFC 9457 problem details, with the request's number where one is known. */
export function problemOf({ refused, detail, fields }: Refusal, requestId?: string): Response {
  const [status, title] = refusals[refused];
  const body = {
    type: `urn:elevated-supervision:problem:${refused}`,
    code: refused,
    title,
    status,
    retryable: isRetryable(refused),
    ...(detail === undefined ? {} : { detail }),
    ...(fields === undefined ? {} : { fields }),
    ...(requestId === undefined ? {} : { requestId }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      ...(isRetryable(refused) ? { "retry-after": refused === "record.moving" ? "5" : "60" } : {}),
    },
  });
}

/** What passes by itself beside what a busy or limited service says by its status. */
const passing: readonly RefusalCode[] = ["record.moving", "file.scanning", "report.uncounted"];

/**
 * Whether the very same request may succeed after a while, so that a program may send it again;
 * every other refusal is final until somebody changes something.
 */
export function isRetryable(refused: RefusalCode): boolean {
  const [status] = refusals[refused];
  return status === 429 || status === 503 || passing.includes(refused);
}

/** Whatever nobody expected; tells nothing of the inside. */
export function unexpectedProblem(requestId: string | undefined): Response {
  const body = {
    type: "urn:elevated-supervision:problem:internal",
    code: "internal",
    title: "系统暂时不可用，请稍后重试",
    status: 500,
    retryable: true,
    ...(requestId === undefined ? {} : { requestId }),
  };
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
  });
}
