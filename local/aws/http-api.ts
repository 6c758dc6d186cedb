import { randomUUID } from "node:crypto";
import { fitsAnswer } from "#functions/serve.ts";

/** Bytes that Lambda takes (Lambda quotas); `guard.ts` holds what the HTTP API takes. */
const mostOfRequest = 6 * 1024 * 1024;

type App = { fetch(request: Request, env?: object): Response | Promise<Response> };

/**
 * Hands a request to an app as AWS's HTTP API hands it to a function: the path is decoded, and cut at
 * a `?` or `#` that it then holds; the request's number is in `requestContext` and in no header; what
 * is too big for Lambda never arrives, or never leaves.
 */
export async function throughGateway(request: Request, app: App): Promise<Response> {
  const body = await request.arrayBuffer();
  const isText = /json|text|x-www-form-urlencoded/.test(request.headers.get("content-type") ?? "");
  const asEvent = isText ? body.byteLength : Math.ceil(body.byteLength / 3) * 4;
  if (asEvent > mostOfRequest)
    return Response.json({ message: "Request Entity Too Large" }, { status: 413 });
  const headers = new Headers(request.headers);
  headers.delete("x-request-id");
  const passed = new Request(asDecoded(request.url), {
    method: request.method,
    headers,
    ...(body.byteLength === 0 ? {} : { body }),
  });
  const env = { requestContext: { requestId: randomUUID() } };
  const answer = await app.fetch(passed, env);
  const given = await answer.arrayBuffer();
  return fitsAnswer(given, answer.headers.get("content-type") ?? "")
    ? new Response(given.byteLength === 0 ? null : given, answer)
    : Response.json({ message: "Internal Server Error" }, { status: 500 });
}

/** `rawPath` is decoded already (API Gateway Developer Guide, payload format 2.0). */
function asDecoded(address: string): string {
  const { origin, pathname, search } = new URL(address);
  try {
    const [path = "/"] = decodeURIComponent(pathname).split(/[?#]/);
    return `${origin}${path}${search}`;
  } catch {
    return address;
  }
}
