import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineName } from "#local/dynamodb/engine.ts";
import type { MailView } from "#local/mail/inbox.ts";
import type { Order } from "./host-child.ts";

/** The host process is gone in the middle of an order. */
export class HostDied extends Error {}

/** A host in a process of its own, told what to do by messages. */
export type RemoteHost = {
  url: string;
  token(who: string): Promise<string>;
  settle(): Promise<void>;
  inbox(to?: string): Promise<MailView[]>;
  advanceTo(instant: string): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export async function startRemote(options: {
  dataDir: string;
  frozenAt: string;
  engine?: EngineName | undefined;
  dieAt?: number | undefined;
}): Promise<RemoteHost> {
  const child = fork(new URL("./host-child.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // What one host has compiled the next one need not.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "supervision-compiled") },
  });
  const ask = asker(child);
  const { dataDir, frozenAt, engine, dieAt } = options;
  const { url } = await ask<{ url: string }>({ order: "start", dataDir, frozenAt, engine, dieAt });
  return {
    url,
    token: (who) => ask({ order: "token", who }),
    settle: () => ask({ order: "settle" }),
    inbox: (to = "") => ask({ order: "inbox", to }),
    advanceTo: (instant) => ask({ order: "advance", instant }),
    async stop() {
      const gone = once(child, "exit");
      await ask({ order: "stop" });
      child.disconnect();
      await gone;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

function asker(child: ChildProcess) {
  type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void };
  const waiting = new Map<number, Waiting>();
  let last = 0;
  child.on("message", (answer: { id: number; result?: unknown; error?: string }) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) asked?.resolve(answer.result as never);
    else asked?.reject(new Error(answer.error));
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new HostDied("host died"));
    waiting.clear();
  });
  return <T>(order: Order): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null || !child.connected) {
        reject(new HostDied("host is dead"));
        return;
      }
      last += 1;
      waiting.set(last, { resolve: resolve as (value: never) => void, reject });
      child.send({ id: last, order });
    });
}
