import type { Room } from "../disk.ts";

/** What this machine calls itself; a page elsewhere can point a name of its own at it. */
const ownNames = ["localhost", "127.0.0.1", "[::1]"];

/** As much as API Gateway takes (AWS, "Quotas for HTTP APIs"); uploads announce their own length. */
const largestBody = 10 * 2 ** 20;

/**
 * Refuses what must not reach the host's routes: requests by another name than the machine's own,
 * changes that a page elsewhere sends to `/dev`, bodies without measure, and writing onto a disk that
 * is nearly full. Undefined lets the request through.
 */
export function refusalOf(request: Request, room: () => Room): Response | undefined {
  const url = new URL(request.url);
  const { pathname } = url;
  if (!ownNames.includes(url.hostname)) return refuse(pathname, 421, "host.name", "只接受本机访问");
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return undefined;
  const origin = request.headers.get("origin");
  if (isHosts(pathname) && origin !== null && origin !== `http://${url.host}`) {
    return refuse(pathname, 403, "host.origin", "只接受本机页面发来的请求");
  }
  const length = request.headers.get("content-length");
  const isUpload = pathname.startsWith("/files/");
  if (length === null && request.headers.has("transfer-encoding")) {
    return refuse(pathname, 411, "host.length", "请求须写明长度（Content-Length）");
  }
  if (!isUpload && Number(length) > largestBody) {
    return refuse(pathname, 413, "host.body", "请求内容不得超过 10 MB");
  }
  if (!isHosts(pathname) && room() !== "ample") {
    const detail = "磁盘空间不足，暂停受理：请清理磁盘后再试，已保存的内容不受影响";
    return refuse(pathname, 503, "host.disk", detail, { "retry-after": "60" });
  }
  return undefined;
}

/** The host's own pages, which are not the product's. */
function isHosts(pathname: string): boolean {
  return pathname === "/" || pathname.startsWith("/dev");
}

function refuse(
  pathname: string,
  status: number,
  code: string,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  if (!pathname.startsWith("/api/")) return new Response(`${detail}\n`, { status, headers });
  return Response.json(
    { type: "about:blank", title: detail, status, code, detail },
    { status, headers: { ...headers, "content-type": "application/problem+json" } },
  );
}
