const patience = 5_000;

/** What a server said to a POST; "failed" where it may say something else later. */
export type Posted = { status: number; body: unknown } | { result: "failed"; why: string };

/**
 * Posts JSON and reads the answer as JSON, if it is. No answer within five seconds, no connection,
 * 429 and 5xx are faults that pass. Redirects are not followed: what is posted is for one address.
 */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    const text = await answer.text();
    if (answer.status === 429 || answer.status >= 500)
      return { result: "failed", why: `http ${answer.status}` };
    return { status: answer.status, body: parse(text) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return { result: "failed", why: isLate ? "http timeout" : "http unreachable" };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
