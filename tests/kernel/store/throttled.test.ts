import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#kernel/store/client.ts";
import { patience, patienceAfterSdk } from "#kernel/store/patience.ts";
import { createStore, type Store } from "#kernel/store/store.ts";
import { TransientError } from "#kernel/transient.ts";
import type { DynamoDb } from "#local/dynamodb/server.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import { createFaults } from "#local/faults/faults.ts";
import { withTableFaults } from "#local/faults/table.ts";
import { anyDynamoDb } from "#tests/shared-database.ts";
import { topology } from "#topology";

/** Amazon DynamoDB API reference: TransactWriteItems (cancellation reasons), BatchGetItem. */
describe("a throttled table", () => {
  const faults = createFaults();
  const pauses: number[] = [];
  let database: DynamoDb;
  let store: Store;
  let n = 0;

  const item = (name: string) => ({ pk: `example#${name}`, sk: "record", version: 1 });
  const pair = () => {
    n += 1;
    return [item(`a${n}`), item(`b${n}`)] as const;
  };
  const put = (...items: readonly ReturnType<typeof item>[]) =>
    store.transact(items.map((one) => ({ put: one, when: "absent" }) as const));

  beforeAll(async () => {
    database = await anyDynamoDb();
    await ensureTable(database.client);
    const { url: dynamodbEndpoint, access: credentials } = database;
    const client = connect({ region: "us-east-1", dynamodbEndpoint, credentials });
    withTableFaults(client, faults);
    store = createStore(client, topology.table.name, async (tries) => void pauses.push(tries));
  });
  afterAll(() => database.stop());
  beforeEach(() => {
    pauses.length = 0;
    faults.set({});
  });

  it("a transaction that is cancelled by throttling is written at the next try", async () => {
    const [one, two] = pair();
    await put(item(`warm${n}`), item(`warmer${n}`));
    faults.set({ throttledTransactions: 2 });
    await put(item(`first${n}`), item(`second${n}`));
    expect(await put(one, two)).toBeUndefined();
    expect(pauses).toEqual([1]);
    expect(await store.getMany([one, two])).toEqual([one, two]);
  });

  it("a lost race stays a lost race", async () => {
    const [one, two] = pair();
    await put(one, two);
    faults.set({ throttledTransactions: 2 });
    const lost = await put(one, item(`other${n}`));
    expect(lost?.conflict).toMatchObject([{ found: one }]);
  });

  it("a single write whose answer was lost is no lost race: the next try finds what it wrote", async () => {
    const [one, two] = pair();
    faults.set({ lostAnswers: 2 });
    await put(item(`before${n}`));
    expect(await put(one)).toBeUndefined();
    expect(
      await store.transact([{ remove: { pk: one.pk, sk: one.sk }, when: { version: 1 } }]),
    ).toBeUndefined();
    faults.set({ lostAnswers: 1 });
    await store.transact([{ put: two, when: "absent" }]).catch(() => undefined);
    faults.set({});
    expect((await put(two))?.conflict).toMatchObject([{ found: two }]);
    expect(await store.getMany([one, two])).toEqual([undefined, two]);
  });

  it("throttled to the last try it is a fault that passes, and nothing is written", async () => {
    const [one, two] = pair();
    faults.set({ throttledTransactions: 1 });
    await expect(put(one, two)).rejects.toBeInstanceOf(TransientError);
    expect(pauses).toHaveLength(patience - 1);
    faults.set({});
    expect(await store.getMany([one, two])).toEqual([undefined, undefined]);
  });

  it.each([
    ["a single write", () => put(item(`alone${++n}`))],
    ["a query", () => store.range("example#none", "event#")],
  ])("%s is repeated after the SDK's own tries", async (_, run: () => Promise<unknown>) => {
    faults.set({ throttledCalls: 1 });
    await expect(run()).rejects.toBeInstanceOf(TransientError);
    expect(pauses).toHaveLength(patienceAfterSdk - 1);
    faults.set({ throttledCalls: 2 });
    await run();
  });

  it("keys that a batch left unread are asked for again, with pauses", async () => {
    const items = Array.from({ length: 130 }, (_, place) => item(`many${place}`));
    for (let at = 0; at < items.length; at += 65) await put(...items.slice(at, at + 65));
    faults.set({ unreadKeys: 2 });
    expect(await store.getMany(items)).toEqual(items);
    expect(pauses.length).toBeGreaterThan(0);
  });

  it("a batch of which nothing is ever read ends", async () => {
    faults.set({ unreadKeys: 1 });
    await expect(store.getMany([item("a1")])).rejects.toBeInstanceOf(TransientError);
    expect(pauses).toHaveLength(patience - 1);
  });
});
