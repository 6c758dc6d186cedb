import { randomUUID } from "node:crypto";
import type { Store } from "#kernel/store/store.ts";
import type { Host } from "#local/host.ts";

/** What a driver of chains needs of a host, in this process or in another one. */
export type Site = {
  url: string;
  token(who: string): Promise<string>;
  /** Waits for a task that is written after the host was first driven. */
  until(taskId: string): Promise<void>;
};

/** Which tasks have arrived, and who waits for one. */
export function createArrivals() {
  const here = new Set<string>();
  const waiting = new Map<string, () => void>();
  return {
    arrived(taskId: string): void {
      here.add(taskId);
      waiting.get(taskId)?.();
      waiting.delete(taskId);
    },
    until: (taskId: string): Promise<void> =>
      here.has(taskId)
        ? Promise.resolve()
        : new Promise((resolve) => void waiting.set(taskId, resolve)),
  };
}

/** Tells of each task as soon as it is committed; asking for it would be a load of its own. */
export function watchTasks(store: Store, arrived: (taskId: string) => void): void {
  const { transact } = store;
  store.transact = async (writes) => {
    const lost = await transact(writes);
    if (lost === undefined)
      for (const write of writes)
        if ("put" in write && write.put.sk === "record" && write.put.pk.startsWith("task#"))
          arrived(write.put.pk.slice("task#".length));
    return lost;
  };
}

const sites = new WeakMap<Host, Site>();

/** The site of a host in this process. */
export function siteOf(host: Host): Site {
  const known = sites.get(host);
  if (known !== undefined) return known;
  const { arrived, until } = createArrivals();
  watchTasks(host.world.store, arrived);
  const site = { url: host.url, token: remembered((who) => host.token(who)), until };
  sites.set(host, site);
  return site;
}

/** A login is made once, as people do; signing tokens is no part of what is measured. */
export function remembered(make: (who: string) => Promise<string>) {
  const known = new Map<string, Promise<string>>();
  return (who: string): Promise<string> => {
    const token = known.get(who) ?? make(who);
    known.set(who, token);
    return token;
  };
}

/** Posts as somebody; throws on any refusal, so that nothing is measured that failed. */
export async function post(site: Site, who: string, path: string, body: unknown) {
  const response = await fetch(`${site.url}/api/v1${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await site.token(who)}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { id: string; code?: string };
  if (!response.ok) throw new Error(`${path}: ${answer.code}`);
  return answer;
}
