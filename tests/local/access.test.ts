import { once } from "node:events";
import { stat } from "node:fs/promises";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { DatabaseSync } from "node:sqlite";
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentials as guessed, region } from "#local/account.ts";
import { type Access, accessFile, freshAccess, openAccess } from "#local/dynamodb/access.ts";
import { databaseFile, prepareFile } from "#local/dynamodb/file.ts";
import type { DynamoDb } from "#local/dynamodb/server.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import { topology } from "#topology";
import { engines, ownDynamoDb, ownFolder } from "./dynamodb.ts";

const TableName = topology.table.name;
const Item = { pk: { S: "secret" }, sk: { S: "record" } };

/** Addresses of this machine by which others reach it. */
const outside = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .filter(({ family, internal }) => family === "IPv4" && !internal)
  .map(({ address }) => address);

/** An engine that keeps a database a key hides it from other users of the machine as well. */
const places = engines.flatMap((wanted) =>
  ["a folder", "memory"].map((place) => ({
    wanted,
    place,
    addresses: wanted === "dynoxide" ? outside : ["127.0.0.1", ...outside],
  })),
);

describe.each(places)("$wanted in $place", ({ wanted, place, addresses }) => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let database: DynamoDb;
  let streamArn: string;
  beforeAll(async () => {
    folder = await ownFolder();
    database = await ownDynamoDb({
      wanted,
      ...(place === "memory" ? {} : { folder: `${folder.path}/db` }),
    });
    streamArn = await ensureTable(database.client);
    await database.client.send(new PutItemCommand({ TableName, Item }));
  });
  afterAll(async () => {
    await database.stop();
    await folder.remove();
  });

  it("gives nothing to anybody who comes without its key, from whatever address", async () => {
    for (const address of addresses) {
      const endpoint = `http://${address}:${database.port}`;
      if (!(await isOpen(address, database.port))) continue;
      for (const credentials of [guessed, freshAccess()]) {
        const other = new DynamoDBClient({ endpoint, region, credentials });
        const streams = new DynamoDBStreamsClient({ endpoint, region, credentials });
        expect((await other.send(new ListTablesCommand({}))).TableNames).toEqual([]);
        expect((await streams.send(new ListStreamsCommand({}))).Streams).toEqual([]);
        const asked = [
          other.send(new DescribeTableCommand({ TableName })),
          other.send(new GetItemCommand({ TableName, Key: Item })),
          other.send(new PutItemCommand({ TableName, Item })),
          streams.send(new DescribeStreamCommand({ StreamArn: streamArn })),
        ];
        for (const { status } of await Promise.allSettled(asked)) expect(status).toBe("rejected");
      }
      const unsigned = await fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": "DynamoDB_20120810.ListTables",
        },
        body: "{}",
      });
      expect(unsigned.status).toBe(400);
    }
    const { Item: found } = await database.client.send(
      new GetItemCommand({ TableName, Key: Item }),
    );
    expect(found).toEqual(Item);
  });
});

describe("the folder of a database", () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let access: Access;
  beforeAll(async () => {
    folder = await ownFolder();
    access = await openAccess(`${folder.path}/db`);
  });
  afterAll(() => folder.remove());

  it("keeps one key, out of the sight of other users", async () => {
    expect(await openAccess(`${folder.path}/db`)).toEqual(access);
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await modeOf(`${folder.path}/db`)).toBe(0o700);
    expect(await modeOf(accessFile(`${folder.path}/db`))).toBe(0o600);
  });

  it("is written in SQLite's WAL mode, and keeps what an older host left there", async () => {
    const older = new DatabaseSync(`${folder.path}/db/shared-local-instance.db`);
    older.exec("CREATE TABLE kept (line TEXT); INSERT INTO kept VALUES ('all')");
    older.close();
    await prepareFile(`${folder.path}/db`, access);
    const database = await ownDynamoDb({ wanted: "dynamodb-local", folder: `${folder.path}/db` });
    await ensureTable(database.client);
    await database.stop();
    const file = new DatabaseSync(databaseFile(`${folder.path}/db`, access), { readOnly: true });
    expect(file.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(file.prepare("SELECT line FROM kept").all()).toEqual([{ line: "all" }]);
    file.close();
  });
});

async function isOpen(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
