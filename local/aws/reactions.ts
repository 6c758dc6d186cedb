import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBBatchResponse } from "aws-lambda";
import { wakeKeyOf, wakeShards } from "#kernel/store/keys.ts";
import { topology } from "#topology";
import { region } from "../account.ts";
import type { Faulty } from "../faults/faults.ts";
import { scattered } from "../faults/scatter.ts";
import { type StreamConsumer, startStream } from "../streams/consumer.ts";
import { openStreamState } from "../streams/state.ts";
import { type Advance, createAdvance } from "../time/advance.ts";
import { createScheduler, type Scheduler } from "../time/scheduler.ts";
import { createWakes, type Looked, type Wakes } from "../time/wakes.ts";
import type { Functions } from "./functions.ts";
import type { Platform } from "./platform.ts";

type Beside = {
  /** What the bucket does once a day: forgets what has expired. */
  expire: () => Promise<void>;
  faults: Faulty;
  log: (line: string) => void;
  onStop: (part: () => unknown) => void;
};

/** When S3 looks for what has expired (S3 guide, "Lifecycle: expiring objects"). */
const atMidnightUtc = { function: "bucket lifecycle", cron: "0 8 * * *" } as const;

/** What happens by itself: the stream's function, the schedules, and time made to pass. */
export function startReactions(
  { folder, settings, clock, database, streamArn, workflows }: Platform,
  functions: Functions,
  { expire, faults, log, onStop }: Beside,
): Advance & { streams: StreamConsumer; scheduler: Scheduler; wakes: Wakes } {
  const state = openStreamState(folder.database("streams.sqlite"));
  onStop(state.end);
  const { url: endpoint, access: credentials } = database;
  const client = new DynamoDBStreamsClient({ endpoint, region, credentials });
  // It logs nothing without a logger, yet copies every record to do so.
  client.middlewareStack.remove("loggerMiddleware");
  onStop(() => client.destroy());
  const { function: target, batchSize, maxRetries, maxAgeHours } = topology.stream;
  const streams = startStream({
    client,
    streamArn,
    state,
    batchSize,
    maxRetries,
    maxAgeHours,
    scatter: (records) => {
      const seed = faults.now().scatteredEvents;
      return seed === 0 ? [[...records]] : scattered(records, seed);
    },
    handle: async (event) => {
      const answer = (await functions.call(target, event)) as DynamoDBBatchResponse;
      if (faults.strikes("failedBatches")) throw new Error("Task timed out");
      return answer;
    },
    log,
  });
  onStop(streams.stop);
  const scheduler = createScheduler({
    timezone: topology.timezone,
    schedules: { ...topology.schedules, expiry: atMidnightUtc },
    clock,
    settings,
    log,
    run: (name) => (name === atMidnightUtc.function ? expire() : functions.call(name, {})),
  });
  onStop(scheduler.stop);
  const wakes = createWakes({
    clock,
    shards: Array.from({ length: wakeShards }, (_, shard) => wakeKeyOf(shard)),
    sweep: async (shards) =>
      (await functions.call(topology.schedules.sweep.function, { shards })) as {
        woken: number;
        shards: readonly Looked[];
      },
  });
  return {
    streams,
    scheduler,
    wakes,
    ...createAdvance({ clock, scheduler, streams, workflows, wakes }),
  };
}
