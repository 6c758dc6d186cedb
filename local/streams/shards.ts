import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  type Shard,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { lambdaRecord } from "./records.ts";
import type { StreamState } from "./state.ts";

export type Read = {
  records: DynamoDBRecord[];
  closed: boolean;
  /** Whether more may lie behind these already. */
  isMore: boolean;
};

/** A read ends before its limit where records are large: at 1 MB (API reference, GetRecords). */
const large = 500_000;

/** A place in one shard from which batches are read. */
export type Reader = { shard: string; read(limit: number): Promise<Read> };

/** Shards that may be read now: not consumed yet, and their parent is. */
export async function openShards(
  client: DynamoDBStreamsClient,
  streamArn: string,
  state: StreamState,
): Promise<string[]> {
  const shards: Shard[] = [];
  let from: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: from }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    from = StreamDescription?.LastEvaluatedShardId;
  } while (from !== undefined);
  const present = new Set(shards.map(({ ShardId }) => ShardId));
  return shards.flatMap(({ ShardId, ParentShardId }) => {
    if (ShardId === undefined || state.position(ShardId).closed) return [];
    const waits =
      ParentShardId !== undefined &&
      present.has(ParentShardId) &&
      !state.position(ParentShardId).closed;
    return waits ? [] : [ShardId];
  });
}

/** Reads a shard from where its checkpoint stands; what was trimmed before that is skipped. */
export function readShard(
  client: DynamoDBStreamsClient,
  streamArn: string,
  shard: string,
  state: StreamState,
): Reader {
  let iterator: string | undefined;

  async function restart(fromStart: boolean): Promise<string | undefined> {
    const { sequence } = state.position(shard);
    const place =
      sequence === undefined || fromStart
        ? { ShardIteratorType: "TRIM_HORIZON" as const }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER" as const, SequenceNumber: sequence };
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shard, ...place }),
    );
    return ShardIterator;
  }

  async function read(limit: number): Promise<Read> {
    try {
      iterator ??= await restart(false);
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
      );
      iterator = NextShardIterator;
      const closed = NextShardIterator === undefined;
      const bytes = Records.reduce((sum, { dynamodb }) => sum + (dynamodb?.SizeBytes ?? 0), 0);
      return {
        records: Records.map((record) => lambdaRecord(record, streamArn)),
        closed,
        isMore: closed || Records.length === limit || bytes > large,
      };
    } catch (error) {
      iterator = undefined;
      if (error instanceof TrimmedDataAccessException) iterator = await restart(true);
      else if (error instanceof ResourceNotFoundException)
        return { records: [], closed: true, isMore: true };
      else if (!(error instanceof ExpiredIteratorException)) throw error;
      // Nothing was read yet: the next read begins at another place.
      return { records: [], closed: false, isMore: true };
    }
  }

  return { shard, read };
}
