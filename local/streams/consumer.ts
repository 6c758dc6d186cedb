import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { messageOf } from "../trouble.ts";
import { type Delivery, deliver, type Handle } from "./deliver.ts";
import { sequenceOf } from "./records.ts";
import { openShards, type Reader, readShard } from "./shards.ts";
import type { DeadLetter, StreamState } from "./state.ts";

export type StreamConsumer = {
  /** Resolves once everything written before the call has been consumed (or put aside). */
  idle(): Promise<void>;
  /** Something was written: the next look at the stream need not wait. */
  nudge(): void;
  /** Whether all that was told by `nudge` has been consumed; what others write is not known. */
  isClean(): boolean;
  /** How long the batch in hand has been waiting, in ms; 0 when there is none. */
  lag(): number;
  deadLetters(): DeadLetter[];
  /** Hands a record that was put aside over once more. */
  redrive(id: number): Promise<"done" | "failed" | "unknown">;
  stop(): Promise<void>;
};

/** Only what others write, past the host, waits so long, ms: a nudge tells of all else. */
const rest = 1_000;
const discoverEvery = 30_000;

/** Consumes a table's stream in this process: in order, at least once, never stopped by one record. */
export function startStream(options: {
  client: DynamoDBStreamsClient;
  streamArn: string;
  state: StreamState;
  handle: Handle;
  batchSize: number;
  maxRetries: number;
  maxAgeHours: number;
  /** What AWS does to the order and the batches of what the stream brings. */
  scatter?: (records: readonly DynamoDBRecord[]) => DynamoDBRecord[][];
  /** First pause between tries, ms; doubles each time. */
  retryBase?: number;
  log?: (line: string) => void;
}): StreamConsumer {
  const { client, streamArn, state, handle, batchSize, retryBase = 50, log = () => {} } = options;
  const { maxAgeHours, scatter = (records) => [[...records]] } = options;
  const stopping = new AbortController();
  let readers: Reader[] = [];
  let discovered = 0;
  let clean = false;
  /** How often something was written; who only waits for the end writes nothing. */
  let nudges = 0;
  let since: number | undefined;
  let waiters: (() => void)[] = [];
  let wake = new AbortController();

  const deliveryOf = (shard: string): Delivery => ({
    handle,
    maxRetries: options.maxRetries,
    done: (record) => state.advance(shard, sequenceOf(record)),
    isExpired: ({ dynamodb }) =>
      Date.now() / 1000 - (dynamodb?.ApproximateCreationDateTime ?? Infinity) > maxAgeHours * 3600,
    bury(records, attempts, error) {
      const at = new Date().toISOString();
      for (const record of records)
        state.bury(shard, sequenceOf(record), { at, attempts, error, record });
      log(`一条变更多次处理失败，已移入死信：${error}（/dev/dead-letters）`);
    },
    pause: (tries) =>
      sleep(Math.min(retryBase * 2 ** tries, 30_000), undefined, { signal: stopping.signal }),
  });

  /** Whether there may be more already, behind what a pass has consumed. */
  async function pass(): Promise<boolean> {
    if (readers.length === 0 || Date.now() - discovered > discoverEvery) await discover();
    let isMore = false;
    for (const reader of readers) {
      const { records, closed, ...read } = await reader.read(batchSize);
      isMore ||= read.isMore;
      if (records.length > 0) {
        since = Date.now();
        clean = false;
        await deliverAll(reader.shard, records);
        since = undefined;
      }
      if (closed) {
        state.close(reader.shard);
        readers = readers.filter((other) => other !== reader);
        discovered = 0;
      }
    }
    return isMore;
  }

  /** In one batch, or scattered over several, after all of which the place in the shard moves on. */
  async function deliverAll(shard: string, records: readonly DynamoDBRecord[]): Promise<void> {
    const batches = scatter(records);
    const delivery = deliveryOf(shard);
    if (batches.length === 1) return deliver(batches[0] ?? [], delivery);
    for (const batch of batches) await deliver(batch, { ...delivery, done: () => {} });
    const last = records.at(-1);
    if (last !== undefined) delivery.done(last);
  }

  async function discover(): Promise<void> {
    const known = new Map(readers.map((reader) => [reader.shard, reader]));
    const shards = await openShards(client, streamArn, state);
    readers = shards.map((shard) => known.get(shard) ?? readShard(client, streamArn, shard, state));
    discovered = Date.now();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const asked = waiters;
      waiters = [];
      // A nudge from here on may tell of what this pass does not see.
      wake = new AbortController();
      const heard = nudges;
      try {
        const isMore = await pass();
        clean = !isMore && nudges === heard;
        if (isMore) {
          waiters = [...asked, ...waiters];
          continue;
        }
        for (const resolve of asked) resolve();
      } catch (error) {
        waiters = [...asked, ...waiters];
        since = undefined;
        if (stopping.signal.aborted) break;
        readers = [];
        log(`读取变更流失败，稍后重试：${messageOf(error)}`);
        await sleep(500, undefined, { signal: stopping.signal }).catch(() => {});
      }
      if (waiters.length > 0) continue;
      await sleep(rest, undefined, { signal: wake.signal }).catch(() => {});
    }
    for (const resolve of waiters) resolve();
  }

  function nudge(): void {
    nudges += 1;
    clean = false;
    wake.abort();
  }

  const running = run();
  return {
    nudge,
    idle() {
      if (stopping.signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        waiters.push(resolve);
        wake.abort();
      });
    },
    isClean: () => clean,
    lag: () => (since === undefined ? 0 : Date.now() - since),
    deadLetters: () => state.deadLetters(),
    async redrive(id) {
      const letter = state.deadLetters().find((one) => one.id === id);
      if (letter === undefined) return "unknown";
      try {
        const answer = await handle({ Records: [letter.record] });
        if ((answer?.batchItemFailures ?? []).length > 0) return "failed";
      } catch {
        return "failed";
      }
      state.forget(id);
      return "done";
    },
    async stop() {
      stopping.abort();
      wake.abort();
      await running;
    },
  };
}
