import type { Event } from "#kernel/record/event.ts";
import { TransientError } from "#kernel/transient.ts";

/** Refusals of AWS that say that the request itself is wrong: it is wrong the next time as well. */
const wrongRequest: readonly string[] = [
  "ValidationException",
  "ItemCollectionSizeLimitExceededException",
  "SerializationException",
  "InvalidName",
  "InvalidExecutionInput",
  "InvalidOutput",
];

/** Hours after which a reaction that fails again and again is nobody's passing trouble any more. */
const longest = 6 * 3600_000;

/**
 * Whether a reaction may go well later: the table, Step Functions or the net is in trouble, or a right
 * is missing. Anything else is in the event or in the program, and would hold up whatever stands
 * behind it for a day.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TransientError || "$fault" in error)
    return !wrongRequest.includes(error.name) && !hasWrongItem(error);
  if (error.name === "TimeoutError" || error.name === "AbortError") return true;
  if ("code" in error && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(String(error.code))) return true;
  return error.cause !== undefined && isPassing(error.cause);
}

/** Whether an event has been waiting for so long that it is set aside whatever the trouble is. */
export function isOverdue({ at }: Pick<Event, "at">, now: string): boolean {
  return Date.parse(now) - Date.parse(at) > longest;
}

/** One write of a transaction is beyond the table's limits (TransactWriteItems, ValidationError). */
function hasWrongItem(error: Error): boolean {
  const { CancellationReasons = [] } = error as { CancellationReasons?: { Code?: string }[] };
  return CancellationReasons.some(({ Code }) => Code === "ValidationError");
}
