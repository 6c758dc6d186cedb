import type { Context } from "hono";

/**
 * The number of a request, as the gateway's access log has it too: neither CloudFront nor an HTTP API
 * sends it as a header (API Gateway Developer Guide, "Lambda integrations for HTTP APIs", event form).
 */
export function requestIdOf({ env }: Context): string | undefined {
  const { requestContext } = (env ?? {}) as { requestContext?: { requestId?: string } };
  return requestContext?.requestId;
}

/** Puts the request's number on an answer, for complaints. */
export function numberAnswer(c: Context): void {
  const requestId = requestIdOf(c);
  if (requestId !== undefined) c.header("x-request-id", requestId);
}
