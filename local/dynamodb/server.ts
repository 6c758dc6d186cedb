import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { region } from "../account.ts";
import { freePort, loopback, portTrouble } from "../ports.ts";
import { codeOf, Trouble } from "../trouble.ts";
import { type Access, freshAccess, openAccess } from "./access.ts";
import type { Engine, Lifetime } from "./engine.ts";
import { hasEnded, startLeashed } from "./leash.ts";
import { endLeftover, noteFile } from "./leftover.ts";

/** A running database; only clients that sign with `access` see what is in it. */
export type DynamoDb = {
  url: string;
  port: number;
  access: Access;
  client: DynamoDBClient;
  stop(): Promise<void>;
};

/** How long a database may be silent while its process lives, ms: far beyond any busy machine's. */
const patience = 600_000;

export type Start = {
  engine: Engine;
  folder?: string | undefined;
  port?: number;
  lifetime?: Lifetime | undefined;
  /** Called when the database ends without having been stopped. */
  onEnd?: () => void;
};

type Launch = {
  engine: Engine;
  folder: string | undefined;
  port: number;
  access: Access;
  lifetime: Lifetime;
  onEnd: () => void;
};

/**
 * Starts a database and waits until it answers.
 * `folder` undefined keeps everything in memory; `port` 0 takes any.
 * @throws Trouble when the port is taken, or when the program does not start.
 */
export async function startDynamoDb(options: Start): Promise<DynamoDb> {
  const { engine, lifetime = "short", onEnd = () => {} } = options;
  if (options.folder === undefined && !engine.inMemory) return startInPassingFolder(options);
  const { folder } = options;
  const access = folder === undefined ? freshAccess() : await openAccess(folder);
  if (folder !== undefined) {
    await endLeftover(folder);
    await engine.prepare(folder, access);
  }
  const wanted = options.port ?? 0;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wanted, engine.name);
    const server = await launch({ engine, folder, port, access, lifetime, onEnd });
    if (server !== undefined) return server;
    if (wanted !== 0 || attempt === 3) {
      throw portTrouble(Object.assign(new Error(), { code: "EADDRINUSE" }), port, engine.name);
    }
  }
}

/** For an engine that needs a folder, where nothing is to be kept. */
async function startInPassingFolder(options: Start): Promise<DynamoDb> {
  const folder = await mkdtemp(join(tmpdir(), "supervision-database-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const database = await startDynamoDb({ ...options, folder });
    return { ...database, stop: () => database.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A database of its own in a server that runs already, in which many have theirs. */
export function joinDynamoDb(url: string, access: Access = freshAccess()): DynamoDb {
  const client = clientOf(url, access);
  const stop = () => Promise.resolve(client.destroy());
  return { url, port: Number(new URL(url).port), access, client, stop };
}

function clientOf(url: string, credentials: Access): DynamoDBClient {
  return new DynamoDBClient({ endpoint: url, region, credentials });
}

/** Undefined when the port was taken meanwhile. */
async function launch(options: Launch): Promise<DynamoDb | undefined> {
  const { engine, folder, port, access, lifetime, onEnd } = options;
  const errors: string[] = [];
  const leashed = startLeashed(engine.program, engine.parameters({ folder, port, lifetime }), {
    // It leaves a file of its own wherever it runs.
    cwd: folder ?? tmpdir(),
    pidFile: folder === undefined ? undefined : noteFile(folder),
  });
  const child = leashed.process;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (errors.length < 50) errors.push(text);
  });
  const stop = async () => {
    child.off("exit", onEnd);
    client.destroy();
    await leashed.stop();
  };
  const url = `http://${loopback}:${port}`;
  const client = clientOf(url, access);
  try {
    await once(child, "spawn");
    await untilAnswering(client, child);
    await engine.finish(folder);
  } catch (error) {
    await stop();
    const said = errors.join("");
    if (/Address already in use|BindException|not available/i.test(said)) return undefined;
    throw codeOf(error) === "ENOENT" || said === ""
      ? error
      : new Trouble(
          `${engine.name} 未能启动：${said.trim().split("\n")[0]}`,
          `${engine.name} did not start; try another data folder: DATA_DIR=~/supervision-data npm start`,
        );
  }
  child.once("exit", onEnd);
  return { url, port, access, client, stop };
}

async function untilAnswering(client: DynamoDBClient, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Error("The database ended at once");
    try {
      await client.send(new ListTablesCommand({ Limit: 1 }));
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`The database did not answer within ${patience / 1000} s`);
}
