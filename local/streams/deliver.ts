import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { messageOf } from "../trouble.ts";
import { sequenceOf } from "./records.ts";

/** The function behind the stream. */
export type Handle = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | undefined>;

export type Delivery = {
  handle: Handle;
  maxRetries: number;
  /** Everything up to and with this record is done. */
  done(record: DynamoDBRecord): void;
  /** This record failed to the last. */
  bury(record: DynamoDBRecord, attempts: number, error: string): void;
  /** Waits before the next try; rejects when the consumer stops. */
  pause(tries: number): Promise<void>;
};

/**
 * Hands a batch over as an event source mapping does, in order: a batch that fails is bisected
 * until one record stands alone; that one is retried, then put aside so that the rest goes on.
 */
export async function deliver(batch: readonly DynamoDBRecord[], by: Delivery): Promise<void> {
  let rest = batch;
  for (let tries = 0; rest.length > 0; ) {
    const { accepted, error, named } = await attempt(rest, by.handle);
    const last = rest[accepted - 1];
    if (last !== undefined) by.done(last);
    rest = rest.slice(accepted);
    if (error === undefined) return;
    const [failed] = rest;
    if (rest.length > 1) {
      const middle = named ? 1 : Math.ceil(rest.length / 2);
      await by.pause(0);
      await deliver(rest.slice(0, middle), by);
      rest = rest.slice(middle);
    } else if (failed !== undefined) {
      tries += 1;
      if (tries <= by.maxRetries) await by.pause(tries);
      else {
        by.bury(failed, tries, error);
        return;
      }
    }
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
    const answer = await handle({ Records: structuredClone([...batch]) });
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
