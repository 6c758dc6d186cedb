import { heartbeatTimeout, matches, StateFailure } from "./failure.ts";
import { endExecution } from "./finish.ts";
import { guarded, leaveSimple, leaveWith, settle } from "./interpreter.ts";
import type { Json } from "./json.ts";
import { type Frame, makeReady, type Session, stateOf, type TaskRun } from "./session.ts";
import { recordFailure, recordSubmitted, recordSuccess, resultOf } from "./states/answer.ts";
import { dueOf } from "./states/task.ts";

/** What a function or the holder of a task token reports. */
export type Answer = { payload: Json } | { error: string | undefined; cause: string | undefined };

/** A function has answered; late answers of older attempts are dropped. */
export async function functionAnswered(
  session: Session,
  id: number,
  attempt: number,
  answer: Answer,
): Promise<void> {
  const frame = session.frames.get(id);
  const run = frame?.task;
  if (!frame || !run || frame.attempt !== attempt || frame.phase !== "invoking") return;
  session.changed.add(id);
  if (run.token && "payload" in answer) {
    recordSubmitted(session, frame, run, answer.payload);
    frame.phase = "token";
    return;
  }
  const result = "payload" in answer ? { payload: resultOf(run, answer.payload) } : answer;
  await taskEnded(session, frame, run, result);
}

/** The holder of a task token has reported; answers false if the token is not open (any more). */
export async function tokenAnswered(
  session: Session,
  token: string,
  id: number,
  answer: Answer,
): Promise<boolean> {
  const open = openToken(session, token, id);
  if (!open) return false;
  await taskEnded(session, open.frame, open.run, answer);
  return true;
}

/** The holder of a task token is alive; answers false if the token is not open (any more). */
export function tokenBeat(session: Session, token: string, id: number): boolean {
  const open = openToken(session, token, id);
  if (!open) return false;
  const { frame, run } = open;
  if (run.heartbeatSeconds !== undefined) {
    run.heartbeatAt = session.now() + run.heartbeatSeconds * 1000;
    frame.due = dueOf(run);
    session.changed.add(frame.id);
  }
  return true;
}

function openToken(
  session: Session,
  token: string,
  id: number,
): { frame: Frame; run: TaskRun } | undefined {
  const frame = session.frames.get(id);
  const run = frame?.task;
  // A token whose time is over is closed, even if the timer has not fired yet.
  if (!frame || run?.token !== token || (frame.due ?? 0) <= session.now()) return undefined;
  return { frame, run };
}

async function taskEnded(
  session: Session,
  frame: Frame,
  run: TaskRun,
  answer: Answer,
): Promise<void> {
  await guarded(session, frame, async () => {
    if ("payload" in answer) {
      recordSuccess(session, frame, run, answer.payload);
      return leaveWith(session, frame, answer.payload);
    }
    const failure = new StateFailure(answer.error, answer.cause);
    recordFailure(session, frame, run, failure, "Failed");
    throw failure;
  });
  await settle(session);
}

/** Time has passed: ends waits, retry delays, and tasks whose time is over. */
export async function timePassed(session: Session): Promise<void> {
  const { execution } = session;
  const now = session.now();
  const due = [...session.frames.values()]
    .filter((frame) => frame.due !== undefined && frame.due <= now)
    .sort((one, other) => (one.due ?? 0) - (other.due ?? 0));
  for (const frame of due) {
    if (execution.timeoutAt !== undefined && execution.timeoutAt <= (frame.due ?? 0)) break;
    // An earlier one may have dropped or moved this frame.
    if (session.frames.get(frame.id) === frame && (frame.due ?? now + 1) <= now)
      await frameDue(session, frame, now);
  }
  if (execution.status === "RUNNING" && execution.timeoutAt && execution.timeoutAt <= now)
    endExecution(session, "TIMED_OUT", { error: "States.Timeout" });
}

async function frameDue(session: Session, frame: Frame, now: number): Promise<void> {
  if (frame.phase === "retrying") {
    delete frame.due;
    frame.phase = "again";
    makeReady(session, frame);
    return;
  }
  await guarded(session, frame, async () => {
    if (frame.phase === "waiting") return leaveSimple(session, frame, stateOf(session, frame));
    const run = frame.task;
    if (!run) return;
    const failure =
      run.timeoutAt <= now && run.timeoutAt <= (run.heartbeatAt ?? run.timeoutAt)
        ? new StateFailure("States.Timeout", undefined)
        : heartbeatTimeout();
    recordFailure(session, frame, run, failure, "TimedOut");
    throw failure;
  });
  await settle(session);
}

/** What kills its process thrice kills it always. */
const mostDeaths = 3;

/**
 * After a crash: as `resume`, but calls during which the process has died three times in a row are not
 * made again. They fail by the name that Lambda's runtime gives to such an end, and none of the
 * state's retries is left for it, since each of the deaths was one.
 */
export async function resumeAfterCrash(session: Session): Promise<void> {
  const now = session.now();
  const calling = [...session.frames.values()].filter(
    ({ phase, due = 0 }) => phase === "invoking" && due > now,
  );
  const deaths = (session.execution.deaths ?? 0) + 1;
  for (const frame of calling) {
    session.execution.deaths = deaths;
    session.changed.add(frame.id);
    if (deaths >= mostDeaths && frame.task !== undefined)
      await giveUp(session, frame, frame.task, deaths);
  }
  resume(session);
}

async function giveUp(session: Session, frame: Frame, run: TaskRun, deaths: number): Promise<void> {
  const error = "Runtime.ExitError";
  const cause = `The process ended ${deaths} times during this call`;
  const state = stateOf(session, frame);
  const retriers = "Retry" in state ? (state.Retry ?? []) : [];
  frame.retried = retriers.map(({ ErrorEquals, MaxAttempts = 3 }, at) =>
    matches(ErrorEquals, new StateFailure(error, cause)) ? MaxAttempts : (frame.retried[at] ?? 0),
  );
  await taskEnded(session, frame, run, { error, cause });
}

/** After a restart: takes up what the last process left, and calls again what had not answered. */
export function resume(session: Session): void {
  const now = session.now();
  for (const frame of session.frames.values()) {
    if (frame.phase === "enter" || frame.phase === "again") session.ready.push(frame.id);
    if (frame.phase === "invoking" && (frame.due ?? 0) > now) session.calls.push(frame.id);
  }
}
