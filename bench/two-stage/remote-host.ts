import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { instantAt } from "#kernel/deadline/day.ts";
import type { EngineName } from "#local/dynamodb/engine.ts";
import { createArrivals, remembered, type Site } from "../site.ts";
import type { Asked, Said, Usage } from "./host-child.ts";

/** A host in a process of its own, of this checkout or of another one. */
export type RemoteHost = Site & {
  settle(): Promise<void>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

/** Starts a host of a checkout of this repository, in a fresh folder, on the engine that is named. */
export async function startRemoteHost(
  checkout: string,
  engine?: EngineName | undefined,
): Promise<RemoteHost> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-"));
  const child = fork(
    fileURLToPath(new URL("host-child.ts", import.meta.url)),
    [
      checkout,
      dataDir,
      instantAt("2026-03-03", "09:00"),
      ...(engine === undefined ? [] : [engine]),
    ],
    { cwd: checkout, execPath: join(checkout, "node_modules/.bin/node") },
  );
  const arrivals = createArrivals();
  const waiting = new Map<number, (answer: Usage | string | null) => void>();
  let asked = 0;
  const ask = (question: { ask: "usage" | "settle" } | { token: string }) => {
    const id = ++asked;
    return new Promise<Usage | string | null>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, ...question } satisfies Asked);
    });
  };
  const up = Promise.withResolvers<string>();
  child.once("exit", (code) => up.reject(new Error(`${checkout}: the host ended with ${code}`)));
  child.on("message", (said: Said) => {
    if ("url" in said) return up.resolve(said.url);
    if ("task" in said) return arrivals.arrived(said.task);
    waiting.get(said.id)?.(said.answer);
    waiting.delete(said.id);
  });
  return {
    url: await up.promise,
    token: remembered(async (who) => String(await ask({ token: who }))),
    until: arrivals.until,
    settle: async () => void (await ask({ ask: "settle" })),
    usage: async () => (await ask({ ask: "usage" })) as Usage,
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
