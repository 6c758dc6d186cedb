import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { region } from "#local/account.ts";
import type { DynamoDb } from "#local/dynamodb/server.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import { startStream } from "#local/streams/consumer.ts";
import type { Handle } from "#local/streams/deliver.ts";
import { openStreamState } from "#local/streams/state.ts";
import { topology } from "#topology";
import { engines, ownDynamoDb, ownFolder } from "./dynamodb.ts";

describe.each(engines)("the stream consumer on %s", (wanted) => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let database: DynamoDb;
  let streamArn: string;
  beforeAll(async () => {
    folder = await ownFolder();
    database = await ownDynamoDb({ wanted, folder: `${folder.path}/db` });
    streamArn = await ensureTable(database.client);
  });
  afterAll(async () => {
    await database.stop();
    await folder.remove();
  });

  const put = (pk: string) =>
    database.client.send(
      new PutItemCommand({
        TableName: topology.table.name,
        Item: { pk: { S: pk }, sk: { S: "record" }, bytes: { B: new Uint8Array([1, 2]) } },
      }),
    );
  const consume = (handle: Handle, maxRetries = 2) => {
    const state = openStreamState(`${folder.path}/streams.sqlite`);
    const { url: endpoint, access: credentials } = database;
    const client = new DynamoDBStreamsClient({ endpoint, region, credentials });
    const settings = { batchSize: 25, maxRetries, maxAgeHours: 24, retryBase: 1 };
    const consumer = startStream({ client, streamArn, state, handle, ...settings });
    return {
      ...consumer,
      stop: async () => {
        await consumer.stop();
        state.end();
      },
    };
  };
  const nameOf = (record: DynamoDBRecord) => record.dynamodb?.NewImage?.pk?.S ?? "";

  it("hands over what was written before, in order, as Lambda would see it", async () => {
    for (let n = 0; n < 30; n += 1) await put(`a${n}`);
    const seen: DynamoDBRecord[] = [];
    const consumer = consume(async ({ Records }) => {
      seen.push(...Records);
      return undefined;
    });
    await consumer.idle();
    expect(seen.map(nameOf)).toEqual(Array.from({ length: 30 }, (_, n) => `a${n}`));
    expect(seen[0]).toMatchObject({
      eventName: "INSERT",
      eventSource: "aws:dynamodb",
      dynamodb: { NewImage: { bytes: { B: "AQI=" } }, StreamViewType: "NEW_AND_OLD_IMAGES" },
    });
    await put("a-late");
    await consumer.idle();
    expect(seen.map(nameOf).at(-1)).toBe("a-late");
    expect(consumer.lag()).toBe(0);
    await consumer.stop();
  });

  it("several who wait for the end at once all come to it: waiting is no writing", async () => {
    const consumer = consume(async () => undefined);
    const enough = 50;
    const waiting = async () => {
      let rounds = 0;
      do {
        await consumer.idle();
        rounds += 1;
      } while (!consumer.isClean() && rounds < enough);
      return rounds;
    };
    await consumer.idle();
    const first = waiting();
    // While the stream is read for the first, so that each asks in the other's reading.
    await new Promise(setImmediate);
    const rounds = await Promise.all([first, waiting()]);
    expect(Math.max(...rounds)).toBeLessThan(enough);
    await consumer.stop();
  });

  it("goes on where it was, also on a database that was started anew", async () => {
    await put("b1");
    const before = database;
    await before.stop();
    database = await ownDynamoDb({ wanted, folder: `${folder.path}/db` });
    expect(await ensureTable(database.client)).toBe(streamArn);
    await put("b2");
    const seen: string[] = [];
    const consumer = consume(async ({ Records }) => {
      seen.push(...Records.map(nameOf));
      return undefined;
    });
    await consumer.idle();
    expect(seen).toEqual(["b1", "b2"]);
    await consumer.stop();
  });

  it("puts a poisonous record aside, loses none of the others, and redrives", async () => {
    const seen: string[] = [];
    let ill = true;
    const consumer = consume(async ({ Records }) => {
      const names = Records.map(nameOf);
      if (ill && names.includes("c3")) throw new Error("poison");
      seen.push(...names);
      return undefined;
    });
    await Promise.all(Array.from({ length: 6 }, (_, n) => put(`c${n}`)));
    await consumer.idle();
    expect(seen.toSorted()).toEqual(["c0", "c1", "c2", "c4", "c5"]);
    const [letter] = consumer.deadLetters();
    expect(letter).toMatchObject({ attempts: 3, error: "poison" });
    expect(await consumer.redrive(letter?.id ?? 0)).toBe("failed");
    ill = false;
    expect(await consumer.redrive(letter?.id ?? 0)).toBe("done");
    expect(seen).toContain("c3");
    expect(consumer.deadLetters()).toEqual([]);
    expect(await consumer.redrive(999)).toBe("unknown");
    await consumer.stop();
  });

  it("delivers again what was not finished when it was stopped", async () => {
    await put("d1");
    const entered = Promise.withResolvers<void>();
    const first = consume(async () => {
      entered.resolve();
      throw new Error("not now");
    }, 1000);
    await entered.promise;
    await first.stop();
    const seen: string[] = [];
    const second = consume(async ({ Records }) => {
      seen.push(...Records.map(nameOf));
      return undefined;
    });
    await second.idle();
    expect(seen).toEqual(["d1"]);
    await second.stop();
  });

  it("survives a database that does not answer for a while", async () => {
    const seen: string[] = [];
    const consumer = consume(async ({ Records }) => {
      seen.push(...Records.map(nameOf));
      return undefined;
    });
    await consumer.idle();
    const { port } = database;
    await database.stop();
    database = await ownDynamoDb({ wanted, folder: `${folder.path}/db`, port });
    await put("e1");
    await consumer.idle();
    expect(seen).toEqual(["e1"]);
    await consumer.stop();
  });
});
