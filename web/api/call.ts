import { randomText } from "./pkce.ts";
import { Refused, readProblem } from "./problem.ts";
import { accessToken, dropToken, login } from "./session.ts";

/** One request to the API, below `/api/v1`. */
export type Wanted = {
  method?: "GET" | "POST" | "PUT";
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: unknown;
  /** Sent as it is, in place of a body. */
  file?: File;
  /** One key a form opening, so that a double click or a retry does nothing twice. */
  key?: string;
  /** The version that the form was opened with. */
  version?: number | undefined;
};

/** Asks the API; throws `Refused` with what it said. A token that has ended is renewed once. */
export async function call<T>(wanted: Wanted): Promise<T> {
  const first = await send(wanted);
  const response = first.status === 401 ? await again(wanted) : first;
  if (!response.ok) throw new Refused(await readProblem(response));
  return (await response.json()) as T;
}

/** Fetches a file that the API makes, e.g. a ledger as workbook, with its name. */
export async function fetchFile(wanted: Wanted): Promise<{ blob: Blob; name: string }> {
  const response = await send(wanted);
  if (!response.ok) throw new Refused(await readProblem(response));
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "");
  return { blob: await response.blob(), name: decodeURIComponent(named?.[1] ?? "下载") };
}

/** A fresh key for the `Idempotency-Key` of a form. */
export const newKey = randomText;

async function again(wanted: Wanted): Promise<Response> {
  dropToken();
  return send(wanted);
}

async function send({
  method = "GET",
  path,
  query,
  body,
  file,
  key,
  version,
}: Wanted): Promise<Response> {
  const token = (await accessToken()) ?? (await login());
  return fetch(`/api/v1${path}${queryText(query)}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(file === undefined ? {} : { "Content-Type": "application/octet-stream" }),
      ...(method === "GET" ? {} : { "Idempotency-Key": key ?? randomText() }),
      ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file === undefined ? {} : { body: file }),
  });
}

function queryText(query: Wanted["query"]): string {
  const given = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  if (given.length === 0) return "";
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
