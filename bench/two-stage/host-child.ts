import { subscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import type { ClientRequest } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EngineName } from "#local/dynamodb/engine.ts";
import { watchTasks } from "../site.ts";
import { cpuOfDescendants } from "./processes.ts";

/** What the measuring process asks of a host. */
export type Asked = { id: number; ask: "usage" | "settle" } | { id: number; token: string };

/** What a host has used since it started: CPU in ms, calls by service and operation. */
export type Usage = { host: number; database: number; calls: Record<string, number> };

/** What a host says: that it is up, an answer, or that a task was written. */
export type Said =
  | { url: string }
  | { id: number; answer: Usage | string | null }
  | { task: string };

/**
 * A host of the checkout that is named, with data in the folder that is named, in a process of its
 * own. Everything that is counted here is seen from outside the product, so that any version fits.
 */
const [checkout = "", dataDir = "", frozenAt = "", engine] = process.argv.slice(2);

const calls: Record<string, number> = {};
subscribe("http.client.request.start", (message) => {
  const { request } = message as { request: ClientRequest };
  const target = request.getHeader("x-amz-target");
  if (typeof target === "string") calls[target] = (calls[target] ?? 0) + 1;
});

const say = (said: Said) => process.connected && process.send?.(said);

const module = pathToFileURL(join(checkout, "local/host.ts")).href;
const { startHost } = (await import(module)) as typeof import("#local/host.ts");
const host = await startHost({
  dataDir,
  port: 0,
  frozenAt,
  sample: "districts",
  engine: engine as EngineName | undefined,
});
watchTasks(host.world.store, (task) => say({ task }));
process.on("message", (asked: Asked) => void answer(asked));
say({ url: host.url });
await once(process, "disconnect");
await host.stop();
process.exit(0);

async function answer(asked: Asked): Promise<void> {
  const { id } = asked;
  if ("token" in asked) return void say({ id, answer: await host.token(asked.token) });
  if (asked.ask === "settle") {
    await host.settle();
    return void say({ id, answer: null });
  }
  const { user, system } = process.cpuUsage();
  const database = await cpuOfDescendants(process.pid);
  say({ id, answer: { host: (user + system) / 1000, database, calls: { ...calls } } });
}
