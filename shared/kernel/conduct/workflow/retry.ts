/** A refusal inside a workflow is a fault of the workflow; its Catch records it by this name. */
export class StepRefused extends Error {
  override readonly name = "StepRefused";
}

/** What no later try can change, by the error names that Step Functions sees. */
export const refusals: readonly string[] = ["StepRefused"];

/**
 * How a process is reported that has ended while it worked (out of memory, a crash): by the runtime's
 * name, or as `Lambda.Unknown` (Step Functions Developer Guide, "Handle Lambda service exceptions").
 * Such a step is begun three times at most: what kills its process thrice kills it always.
 */
export const deaths: readonly string[] = [
  "Lambda.Unknown",
  "Runtime.ExitError",
  "Runtime.OutOfMemory",
];

const again = {
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxDelaySeconds: 300,
  JitterStrategy: "FULL",
};

const never = { ErrorEquals: refusals, MaxAttempts: 0 };
const thrice = { ErrorEquals: deaths, ...again, MaxAttempts: 2 };

/**
 * Retry of a state that waits for a person's answer: every error of the function that asks is tried
 * again, as every step may be repeated. `States.TaskFailed` covers all errors but a timeout, which
 * here is the person's silence (Step Functions Developer Guide, "Handling errors in workflows").
 */
export const retryAsk = [
  never,
  thrice,
  { ErrorEquals: ["States.TaskFailed"], ...again, MaxAttempts: 8 },
];

/** Retry of every other step: a function that does not answer in its time is called again as well. */
export const retryStep = [
  never,
  thrice,
  { ErrorEquals: ["States.TaskFailed", "States.Timeout"], ...again, MaxAttempts: 8 },
];

/** Retry of the step that records a failure: what made the others fail may last for up to two hours. */
export const retryRecord = [
  never,
  { ErrorEquals: ["States.TaskFailed", "States.Timeout"], ...again, MaxAttempts: 30 },
];
