export type Request = { headers: Record<string, string>; body?: string | Uint8Array };
export type Answer = {
  response: { statusCode: number; headers: Record<string, string>; body: Uint8Array };
};
export type Handle = (request: Request, ...more: unknown[]) => Promise<unknown>;
/** What one call of the table is about to do. */
export type Call = { action: string; readonly input: Record<string, unknown> };

/** What a signed request of the SDK asks (AWS JSON 1.0). */
export function callOf({ headers, body }: Request): Call {
  const action = (headers["x-amz-target"] ?? "").split(".").at(-1) ?? "";
  return {
    action,
    // Large, and hardly ever looked at.
    get input() {
      const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : (body ?? "{}");
      return JSON.parse(text) as Record<string, unknown>;
    },
  };
}

/** An answer as the SDK reads it. */
export function answerOf(statusCode: number, body: unknown): Answer {
  return {
    response: {
      statusCode,
      headers: { "content-type": "application/x-amz-json-1.0" },
      body: new TextEncoder().encode(JSON.stringify(body)),
    },
  };
}
