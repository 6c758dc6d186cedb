import { randomUUID } from "node:crypto";
import { type Day, dayOf, instantAt } from "#kernel/deadline/day.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { Host } from "../../../host.ts";

/** What the sample office works with: the API, the public pages, the mails, and the host's clock. */
export type Desk = Pick<Host, "url" | "token" | "settle" | "now" | "advanceTo" | "inbox">;

type Question = { task: string };

/** Today on the host's clock. */
export const today = (desk: Desk): Day => dayOf(desk.now());

/** Moves on to a moment of the office's time; what is due on the way happens. */
export const until = (desk: Desk, day: Day, time = "09:00"): Promise<void> =>
  desk.advanceTo(instantAt(day, time));

/** Reads something as somebody. */
export function read<T>(desk: Desk, who: string, path: string): Promise<T> {
  return send<T>(desk, who, "GET", path);
}

/** Gives a command as somebody and lets everything that follows happen. */
export async function command<T = { id: string }>(
  desk: Desk,
  who: string,
  path: string,
  body: object = {},
): Promise<T> {
  const answer = await send<T>(desk, who, "POST", path, body);
  await desk.settle();
  return answer;
}

/** Puts something whole, e.g. the configuration. */
export async function put(desk: Desk, who: string, path: string, body: object): Promise<void> {
  await send(desk, who, "PUT", path, body);
  await desk.settle();
}

/** Answers the open question of a record's stage, and lets everything that follows happen. */
export async function answer(
  desk: Desk,
  who: string,
  [path, stage]: readonly [string, string],
  body: object,
): Promise<void> {
  const { questions } = await read<{ questions: Question[] }>(desk, "u-zhou", path);
  const open = questions.find(({ task }) => task.split(".").at(-2) === stage);
  if (open === undefined) throw new Error(`示例事项 ${path}：没有 ${stage} 的待办`);
  await command(desk, who, `/tasks/${open.task}/decision`, { declaration: "none", ...body });
}

/** Several people answer one stage after another in the same way. */
export async function pass(
  desk: Desk,
  path: string,
  stages: readonly (readonly [who: string, stage: string])[],
  body: object = { action: "approve" },
): Promise<void> {
  for (const [who, stage] of stages) await answer(desk, who, [path, stage], body);
}

/** All lines of a list as the secretary sees it, page after page. */
export async function listed<T = { id: string }>(
  desk: Desk,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<T[]> {
  return Array.fromAsync(
    itemsOf((more) => {
      const asked = new URLSearchParams({ ...query, limit: "200", ...more });
      return read<{ items: T[]; cursor?: string }>(desk, "u-zhou", `${path}?${asked}`);
    }),
  );
}

/** Sends the bytes of a table to a command that takes them. */
export async function upload(desk: Desk, who: string, path: string, text: string): Promise<void> {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await desk.token(who)}`,
      "content-type": "application/octet-stream",
      "idempotency-key": randomUUID(),
    },
    body: text,
  });
  if (!response.ok) throw new Error(`示例事项 ${who} ${path}：${response.status}`);
  await desk.settle();
}

async function send<T>(
  desk: Desk,
  who: string,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await desk.token(who)}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const given: unknown = await response.json();
  if (!response.ok)
    throw new Error(`示例事项 ${who} ${path}：${response.status} ${JSON.stringify(given)}`);
  return given as T;
}
