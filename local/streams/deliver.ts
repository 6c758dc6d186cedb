import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { messageOf } from "../trouble.ts";
import { sequenceOf } from "./records.ts";

/** The function behind the stream; it gets a copy of its own, as every function does (`functions.ts`). */
export type Handle = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | undefined>;

export type Delivery = {
  handle: Handle;
  /** Tries after the first; -1 for as many as fit into a record's age. */
  maxRetries: number;
  /** Whether a record is older than the mapping lets records become. */
  isExpired(record: DynamoDBRecord): boolean;
  /** Everything up to and with this record is done. */
  done(record: DynamoDBRecord): void;
  /** These records failed to the last, and go away together. */
  bury(records: readonly DynamoDBRecord[], attempts: number, error: string): void;
  /** Waits before the next try; rejects when the consumer stops. */
  pause(tries: number): Promise<void>;
};

/**
 * Hands a batch over as AWS's event source mapping does with `ReportBatchItemFailures` and
 * `BisectBatchOnFunctionError`: what is reported cuts the batch at the lowest number, and the whole
 * rest comes again; a call that fails halves it, which is no try of its own. What fails to the last
 * try, or is too old, goes to the dead letters as the batch that it is then (Lambda Developer Guide,
 * "Configuring partial batch response with DynamoDB").
 */
export async function deliver(batch: readonly DynamoDBRecord[], by: Delivery): Promise<void> {
  let rest = batch;
  for (let tries = 1; rest.length > 0; tries += 1) {
    const { accepted, error, named } = await attempt(rest, by.handle);
    const last = rest[accepted - 1];
    if (last !== undefined) by.done(last);
    rest = rest.slice(accepted);
    const [first] = rest;
    if (error === undefined || first === undefined) return;
    if (!named && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await by.pause(0);
      await deliver(rest.slice(0, middle), by);
      await deliver(rest.slice(middle), by);
      return;
    }
    const isSpent = by.maxRetries >= 0 && tries > by.maxRetries;
    if (isSpent || by.isExpired(first)) {
      by.bury(rest, tries, error);
      return;
    }
    await by.pause(tries);
  }
}

type Outcome = {
  /** How many records, from the first, are done. */
  accepted: number;
  error?: string;
  /** Whether the function said which record failed. */
  named: boolean;
};

async function attempt(batch: readonly DynamoDBRecord[], handle: Handle): Promise<Outcome> {
  try {
    const answer = await handle({ Records: [...batch] });
    const failures = answer?.batchItemFailures ?? [];
    if (failures.length === 0) return { accepted: batch.length, named: false };
    const places = failures.map(({ itemIdentifier }) =>
      batch.findIndex((record) => sequenceOf(record) === itemIdentifier),
    );
    const first = Math.min(...places);
    if (first < 0) return { accepted: 0, named: false, error: "Unknown item in batchItemFailures" };
    return { accepted: first, named: true, error: "Reported in batchItemFailures" };
  } catch (error) {
    return { accepted: 0, named: false, error: messageOf(error) };
  }
}
