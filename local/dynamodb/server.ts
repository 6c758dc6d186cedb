import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { credentials, region } from "../account.ts";
import { freePort, loopback, portTrouble } from "../ports.ts";
import { codeOf, Trouble } from "../trouble.ts";
import { hasEnded, startLeashed } from "./leash.ts";
import { endLeftover, noteFile } from "./leftover.ts";

export type DynamoDb = { url: string; port: number; client: DynamoDBClient; stop(): Promise<void> };

const patience = 60_000;

/**
 * Starts DynamoDB Local and waits until it answers.
 * `folder` undefined keeps everything in memory; `port` 0 takes any.
 */
export async function startDynamoDb(options: {
  java: string;
  folder?: string | undefined;
  port?: number;
  /** Called when the database ends without having been stopped. */
  onEnd?: () => void;
}): Promise<DynamoDb> {
  const { java, folder } = options;
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    await endLeftover(folder);
  }
  const wanted = options.port ?? 0;
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wanted, "DynamoDB Local");
    const server = await launch(java, folder, port, options.onEnd);
    if (server !== undefined) return server;
    if (wanted !== 0 || attempt === 3) {
      throw portTrouble(Object.assign(new Error(), { code: "EADDRINUSE" }), port, "DynamoDB Local");
    }
  }
}

/** Undefined when the port was taken meanwhile. */
async function launch(
  java: string,
  folder: string | undefined,
  port: number,
  onEnd: () => void = () => {},
): Promise<DynamoDb | undefined> {
  const errors: string[] = [];
  const leashed = startLeashed(java, argumentsFor(folder, port), {
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
  const client = new DynamoDBClient({ endpoint: url, region, credentials });
  try {
    await once(child, "spawn");
    await untilAnswering(client, child);
  } catch (error) {
    await stop();
    const said = errors.join("");
    if (/Address already in use|BindException|not available/i.test(said)) return undefined;
    throw codeOf(error) === "ENOENT" || said === ""
      ? error
      : new Trouble(`DynamoDB Local 未能启动：${said.trim().split("\n")[0]}`);
  }
  child.once("exit", onEnd);
  return { url, port, client, stop };
}

function argumentsFor(folder: string | undefined, port: number): string[] {
  const require = createRequire(import.meta.url);
  const home = join(
    dirname(require.resolve("amplify-dynamodb-simulator/package.json")),
    "emulator",
  );
  return [
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx768m",
    `-Djava.library.path=${join(home, "DynamoDBLocal_lib")}`,
    "-jar",
    join(home, "DynamoDBLocal.jar"),
    "-port",
    String(port),
    "-sharedDb",
    "-disableTelemetry",
    ...(folder === undefined ? ["-inMemory"] : ["-dbPath", folder]),
  ];
}

async function untilAnswering(client: DynamoDBClient, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Error("DynamoDB Local ended at once");
    try {
      await client.send(new ListTablesCommand({ Limit: 1 }));
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`DynamoDB Local did not answer within ${patience / 1000} s`);
}
