import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransientError } from "../transient.ts";

/** Waits before the next try; `tries` have been made. */
export type Pause = (tries: number) => Promise<void>;

/** Tries of what the SDK does not repeat; some two seconds in all, for a request has 15 to 29. */
export const patience = 8;
/** Tries of single calls, each of which the SDK has repeated already for about a second. */
export const patienceAfterSdk = 3;
const [shortest, longest] = [25, 1_000];

/** Exponential, with full jitter (Amazon DynamoDB Developer Guide, "Error retries and backoff"). */
export const pauseWithJitter: Pause = (tries) =>
  sleep(randomInt(Math.min(longest, shortest * 2 ** tries) + 1));

/** Cancellation reasons of a transaction that say "not now" (API reference, TransactWriteItems). */
const throttles: readonly (string | undefined)[] = [
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
];

/** Whether a reason of a cancelled transaction is a throttle, and nothing about what was written. */
export function isThrottle(code: string | undefined): boolean {
  return throttles.includes(code);
}

/** Errors of single calls that the SDK has repeated already. */
const busy: readonly string[] = [
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "TransactionInProgressException",
];

/**
 * Runs a call of the table, and again while the table is throttled: nothing was written then.
 * @throws TransientError when it is throttled to the last try.
 */
export async function patiently<T>(call: () => Promise<T>, pause: Pause): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isThrottled(error)) throw error;
      const most = error instanceof TransactionCanceledException ? patience : patienceAfterSdk;
      if (tries >= most) throw new TransientError("The table is throttled", { cause: error });
      await pause(tries);
    }
  }
}

/** A condition that failed besides says more: the race is lost and is decided again. */
function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!(error instanceof TransactionCanceledException)) return busy.includes(error.name);
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  return codes.some(isThrottle) && !codes.includes("ConditionalCheckFailed");
}
