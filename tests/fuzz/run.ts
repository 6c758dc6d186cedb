import { randomUUID } from "node:crypto";
import { allRoutes } from "#functions/api/routes.ts";
import type { Host } from "#local/host.ts";
import { chanceOf } from "#local/sample/library/chance.ts";
import { type Made, requestTo } from "./generate.ts";

/** What came back where nobody expected it: a 500, or no answer at all. */
export type Found = Made & { who: string; status: number; said: string };

const users = [
  "u-chen",
  "u-feng",
  "u-zhou",
  "u-wu",
  "u-shen",
  "u-qin",
  "u-lv",
  "u-kong",
  "u-jiang",
  "u-wei",
];

/** Addresses that would only change who works there, so that later requests had nobody to be from. */
const spared = ["/officers", "/config"];

const lanes = 8;

/**
 * Sends so many requests to every route of a running host, the same for the same seed, and answers
 * those that failed. Ids that answers name are used by later requests.
 */
export async function fuzz(
  host: Host,
  { requests, seed }: { requests: number; seed: number },
): Promise<Found[]> {
  const { between } = chanceOf(seed);
  const chance = () => between(0, 999_999_999) / 1_000_000_000;
  const routes = (await allRoutes()).filter(
    ({ method, path }) => method !== "put" || !spared.includes(path),
  );
  const known: string[] = [...users];
  const found: Found[] = [];
  let sent = 0;
  const lane = async () => {
    while (sent < requests) {
      const route = routes[sent % routes.length];
      sent += 1;
      if (route === undefined) return;
      const who = users[Math.floor(chance() * users.length)] ?? "u-chen";
      const made = requestTo(route, chance, known);
      const { status, said } = await send(host, who, made);
      if (status >= 500) found.push({ ...made, who, status, said });
      for (const [id] of said.matchAll(/\b[a-z]{3}_[0-9a-z]{20,}(?:\.[A-Z_]+\.\d+)?/g))
        if (known.length < 2000) known.push(id);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return found;
}

async function send(
  host: Host,
  who: string,
  { method, path, body, type }: Made,
): Promise<{ status: number; said: string }> {
  const token = await host.token(who).catch(() => "none");
  try {
    const answer = await fetch(`${host.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(type === "" ? {} : { "content-type": type }),
        ...(method === "POST" ? { "idempotency-key": randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, said: (await answer.text()).slice(0, 5000) };
  } catch (error) {
    return { status: 599, said: error instanceof Error ? error.message : "no answer" };
  }
}
