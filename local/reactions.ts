import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBBatchResponse } from "aws-lambda";
import { topology } from "#topology";
import { region } from "./account.ts";
import type { Functions } from "./functions.ts";
import type { Platform } from "./platform.ts";
import { type StreamConsumer, startStream } from "./streams/consumer.ts";
import { openStreamState } from "./streams/state.ts";
import { type Advance, createAdvance } from "./time/advance.ts";
import { createScheduler, type Scheduler } from "./time/scheduler.ts";

/** What happens by itself: the stream's function, the schedules, and time made to pass. */
export function startReactions(
  { folder, settings, clock, database, streamArn, workflows }: Platform,
  functions: Functions,
  { log, onStop }: { log: (line: string) => void; onStop: (part: () => unknown) => void },
): Advance & { streams: StreamConsumer; scheduler: Scheduler } {
  const state = openStreamState(folder.database("streams.sqlite"));
  onStop(state.end);
  const { url: endpoint, access: credentials } = database;
  const client = new DynamoDBStreamsClient({ endpoint, region, credentials });
  onStop(() => client.destroy());
  const { function: target, batchSize, maxRetries } = topology.stream;
  const streams = startStream({
    client,
    streamArn,
    state,
    batchSize,
    maxRetries,
    handle: (event) => functions.call(target, event) as Promise<DynamoDBBatchResponse>,
    log,
  });
  onStop(streams.stop);
  const scheduler = createScheduler({
    ...topology,
    clock,
    settings,
    log,
    run: (name) => functions.call(name, {}),
  });
  onStop(scheduler.stop);
  const sweep = async () =>
    (await functions.call(topology.schedules.sweep.function, {})) as {
      woken: number;
      nextWakeAt?: string;
    };
  return {
    streams,
    scheduler,
    ...createAdvance({ clock, scheduler, streams, workflows, sweep }),
  };
}
