import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureTable } from "#local/dynamodb/table.ts";
import { topology } from "#topology";
import { engines, ownDynamoDb, ownFolder } from "./dynamodb.ts";

const run = (script: string, ...parameters: string[]) =>
  spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...parameters], {
    stdio: ["ignore", "pipe", "inherit"],
  });

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

const TableName = topology.table.name;
const item = (pk: string) => ({ pk: { S: pk }, sk: { S: "record" } });

describe("after kill -9", () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  beforeEach(async () => {
    folder = await ownFolder();
  });
  afterEach(() => folder.remove());

  it("the stream's consumer goes on from its checkpoint: nothing lost, no finished batch again", async () => {
    const database = await ownDynamoDb();
    const streamArn = await ensureTable(database.client);
    const names = Array.from({ length: 60 }, (_, n) => `k${n}`);
    const handled = () =>
      existsSync(`${folder.path}/handled`)
        ? readFileSync(`${folder.path}/handled`, "utf8").trim().split("\n")
        : [];
    const until = async (count: number) => {
      while (new Set(handled()).size < count) await sleep(5);
    };
    const writing = (async () => {
      for (const name of names) {
        await database.client.send(new PutItemCommand({ TableName, Item: item(name) }));
      }
    })();
    const { url, access } = database;
    const consume = () => run("./stream-child.ts", url, streamArn, folder.path, access.accessKeyId);
    let kills = 0;
    for (const place of [10, 25, 45]) {
      const child = consume();
      await until(place);
      await kill(child);
      kills += 1;
    }
    const last = consume();
    await writing;
    await until(names.length);
    await kill(last);
    expect(new Set(handled())).toEqual(new Set(names));
    expect(handled().length - names.length).toBeLessThanOrEqual(kills * 5);
    await database.stop();
  });

  it("the database ends with its host", async () => {
    const { child, pid } = await leaveDatabase(folder.path);
    await kill(child);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 300_000 });
  });

  it("a database that was left behind all the same is replaced, and holds what it held", async () => {
    const { child, pid, leash } = await leaveDatabase(folder.path);
    for (const one of leash) process.kill(one, "SIGKILL");
    await kill(child);
    expect(isAlive(pid)).toBe(true);
    const database = await ownDynamoDb({ folder: folder.path });
    expect(isAlive(pid)).toBe(false);
    const { Item } = await database.client.send(
      new GetItemCommand({ TableName, Key: item("kept") }),
    );
    expect(Item).toEqual(item("kept"));
    await database.stop();
  });
});

describe.each(engines)("%s, killed alone under eight writers", (wanted) => {
  it("loses nothing that it has acknowledged", async () => {
    const { path: folder, remove } = await ownFolder();
    const acknowledged: string[] = [];
    for (let kills = 0; kills < 5; kills += 1) {
      const database = await ownDynamoDb({ wanted, folder });
      await ensureTable(database.client);
      const enough = acknowledged.length + 60;
      const write = async (writer: number) => {
        for (let n = 0; ; n += 1) {
          const pk = `${kills}.${writer}.${n}`;
          await database.client.send(new PutItemCommand({ TableName, Item: item(pk) }));
          acknowledged.push(pk);
          if (acknowledged.length === enough) kill9(folder);
        }
      };
      // Each writer ends with the database.
      await Promise.allSettled(Array.from({ length: 8 }, (_, writer) => write(writer)));
      await database.stop();
    }
    const database = await ownDynamoDb({ wanted, folder });
    const lost: string[] = [];
    for (const pk of acknowledged) {
      const { Item } = await database.client.send(
        new GetItemCommand({ TableName, Key: item(pk), ConsistentRead: true }),
      );
      if (Item === undefined) lost.push(pk);
    }
    await database.stop();
    await remove();
    expect(acknowledged.length).toBeGreaterThanOrEqual(300);
    expect(lost).toEqual([]);
  });
});

/** Kills the database of a folder, and nothing else. */
function kill9(folder: string): void {
  process.kill(Number(readFileSync(`${folder}/dynamodb.pid`, "utf8")), "SIGKILL");
}

/** A process with a database in it, ready to be killed. */
async function leaveDatabase(folder: string) {
  const child = run("./dynamodb-child.ts", folder);
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  const told = JSON.parse(line.toString()) as { pid: number; leash: number[] };
  return { child, ...told };
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
