import type { Catcher, Retrier } from "./asl.ts";

/** What a state reports when it fails; its name decides who may retry or catch it. */
export class StateFailure extends Error {
  readonly error: string | undefined;
  readonly reason: string | undefined;
  /** Further names that a retrier or catcher may use for this failure. */
  readonly aliases: string[];
  /** The name that `$states.errorOutput` shows in a Catch. */
  readonly shown: string | undefined;
  /** Set when an expression failed, for the EvaluationFailed event. */
  readonly location: string | undefined;

  constructor(
    error: string | undefined,
    reason: string | undefined,
    more: { aliases?: string[]; shown?: string | undefined; location?: string } = {},
  ) {
    super(`${error ?? "(no error name)"}: ${reason ?? ""}`);
    this.error = error;
    this.reason = reason;
    this.aliases = more.aliases ?? [];
    this.shown = more.shown ?? error;
    this.location = more.location;
  }
}

/**
 * What a missed heartbeat reports. AWS fails the execution with States.Timeout, whereas
 * States.HeartbeatTimeout is the name that is "available inside the Catch and Retry fields".
 */
export function heartbeatTimeout(): StateFailure {
  const shown = "States.HeartbeatTimeout";
  return new StateFailure("States.Timeout", undefined, { aliases: [shown], shown });
}

// Terminal: no wildcard reaches them, and States.Runtime cannot be named either.
const beyondWildcards = new Set(["States.DataLimitExceeded", "States.Runtime"]);

/** Says whether one of the names in an ErrorEquals field stands for the failure. */
export function matches(errorEquals: string[], failure: StateFailure): boolean {
  const { error, aliases } = failure;
  if (error === "States.Runtime") return false;
  const terminal = error !== undefined && beyondWildcards.has(error);
  return errorEquals.some((name) => {
    if (name === "States.ALL") return !terminal;
    if (name === "States.TaskFailed" && error !== "States.Timeout" && !terminal) return true;
    return name === error || aliases.includes(name);
  });
}

/** Picks the first retrier that names the failure: a spent one does not give way to the next. */
export function findRetrier(
  retriers: Retrier[] | undefined,
  spent: number[],
  failure: StateFailure,
): { index: number; retrier: Retrier } | undefined {
  const index = (retriers ?? []).findIndex((one) => matches(one.ErrorEquals, failure));
  const retrier = retriers?.[index];
  if (!retrier || (spent[index] ?? 0) >= (retrier.MaxAttempts ?? 3)) return undefined;
  return { index, retrier };
}

/** Picks the first catcher that names the failure. */
export function findCatcher(
  catchers: Catcher[] | undefined,
  failure: StateFailure,
): Catcher | undefined {
  return catchers?.find((one) => matches(one.ErrorEquals, failure));
}

/** The delay before a retry, in milliseconds; `done` retries of this retrier went before. */
export function retryDelay(retrier: Retrier, done: number, random: () => number): number {
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** done;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  const jitter = retrier.JitterStrategy === "FULL" ? random() : 1;
  return Math.round(Math.min(seconds, 99_999_999) * 1000 * jitter);
}
