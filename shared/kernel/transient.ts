/**
 * What may go well a moment later (a store that is throttled, a race that was lost too often):
 * callers outside repeat, a workflow's Retry and the stream's as well.
 */
export class TransientError extends Error {
  override readonly name = "TransientError";
}
