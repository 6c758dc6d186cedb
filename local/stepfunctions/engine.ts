import type { DatabaseSync } from "node:sqlite";
import type { Definition } from "./engine/asl.ts";
import { endExecution } from "./engine/finish.ts";
import {
  type Answer,
  functionAnswered,
  resume,
  resumeAfterCrash,
  timePassed,
  tokenAnswered,
  tokenBeat,
} from "./engine/happenings.ts";
import { firstFrame, step } from "./engine/interpreter.ts";
import type { Json } from "./engine/json.ts";
import { append, type Execution, type Session } from "./engine/session.ts";
import { executionStore } from "./execution-store.ts";
import { endedWell } from "./store.ts";

/** Where the engine takes the time from. */
export type Clock = { now(): number };

/** What a function answers; undefined says that no answer will come, so that timeouts decide. */
export type Answered =
  | { payload: unknown }
  | { error: string | undefined; cause: string | undefined }
  | undefined;

/** Calls a function, named as in Arguments.FunctionName or Resource. */
export type Invoke = (
  functionName: string,
  payload: unknown,
  call: { state: string; token: string | undefined },
) => Promise<Answered>;

export type EngineOptions = {
  database: DatabaseSync;
  clock: Clock;
  region: string;
  invoke: Invoke;
  random?: () => number;
};

type Job = (session: Session) => void | Promise<void>;
type Actor = { session: Session; inbox: Job[]; running: boolean };

export type Engine = ReturnType<typeof createEngine>;

/**
 * The durable interpreter. Each execution is worked on by one actor at a time, and every step is
 * committed before its effects begin. A function that was under way when the process died is
 * called again with the same payload and token: calls are made at least once.
 */
export function createEngine(options: EngineOptions) {
  const { database, clock, region, invoke } = options;
  const store = executionStore(database);
  const actors = new Map<number, Actor>();
  const definitions = new Map<string, Definition>();
  const selectRevision = database.prepare("SELECT definition FROM revisions WHERE id = ?");
  const counts = { transitions: 0, invocations: 0 };
  let outstanding = 0;
  let closed = false;
  let idlers: (() => void)[] = [];

  function definitionOf(revision: string): Definition {
    const known = definitions.get(revision);
    if (known) return known;
    const text = selectRevision.get(revision)?.definition;
    const definition: Definition = JSON.parse(String(text));
    definitions.set(revision, definition);
    return definition;
  }

  function newSession(execution: Execution): Session {
    const definition = definitionOf(execution.revision);
    return {
      execution,
      definition,
      region,
      frames: new Map(),
      changed: new Set(),
      removed: new Set(),
      events: [],
      tokens: [],
      ready: [],
      ended: [],
      calls: [],
      entered: 0,
      now: () => clock.now(),
      random: options.random ?? Math.random,
    };
  }

  function actorOf(number: number): Actor {
    const live = actors.get(number);
    if (live) return live;
    const execution = store.get(number);
    if (!execution) throw new Error(`No execution ${number}`);
    const session = newSession(execution);
    for (const frame of store.frames(number)) session.frames.set(frame.id, frame);
    const actor = { session, inbox: [], running: false };
    actors.set(number, actor);
    return actor;
  }

  /** Lets an execution's actor do a job; resolves once the job is committed. */
  function post<T>(number: number, job: (session: Session) => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (closed) return;
      const actor = actorOf(number);
      actor.inbox.push(async (session) => {
        try {
          const result = await job(session);
          commit(number, session);
          resolve(result);
        } catch (error) {
          reject(error);
          throw error;
        }
      });
      if (!actor.running) void work(number, actor);
    });
  }

  async function work(number: number, actor: Actor): Promise<void> {
    actor.running = true;
    begin();
    try {
      const { inbox, session } = actor;
      // No await may stand between this look and the removal below, or a late job would be lost.
      while (!closed && (inbox.length > 0 || session.ready.length > 0)) await turn(number, actor);
    } catch (error) {
      // The session may be half changed: drop it, the database holds the last good state.
      console.error("Step Functions: a step was dropped", error);
      if (actor.inbox.length > 0) setImmediate(() => revive(number, actor.inbox));
    } finally {
      actors.delete(number);
      end();
    }
  }

  function revive(number: number, inbox: Job[]): void {
    const actor = actorOf(number);
    actor.inbox.push(...inbox);
    if (!actor.running) void work(number, actor);
  }

  async function turn(number: number, { session, inbox }: Actor): Promise<void> {
    const job = inbox.shift();
    if (job) return job(session);
    const frame = session.frames.get(session.ready.shift() ?? -1);
    if (frame?.phase !== "enter" && frame?.phase !== "again") return;
    await step(session, frame);
    commit(number, session);
  }

  function commit(number: number, session: Session): void {
    if (closed) return;
    const { changed, removed, events, tokens } = session;
    // Whatever is worth a line of history is progress.
    if (events.length > 0) delete session.execution.deaths;
    if (changed.size + removed.size + events.length + tokens.length > 0)
      store.commit(number, session);
    changed.clear();
    removed.clear();
    session.events = [];
    session.tokens = [];
    counts.transitions += session.entered;
    session.entered = 0;
    for (const id of session.calls.splice(0)) call(number, session, id);
  }

  function call(number: number, session: Session, id: number): void {
    const frame = session.frames.get(id);
    const run = frame?.task;
    if (!frame || !run || frame.phase !== "invoking") return;
    const { attempt, state } = frame;
    counts.invocations += 1;
    begin();
    const payload: unknown = structuredClone(run.payload);
    Promise.resolve()
      .then(() => invoke(run.functionName, payload, { state, token: run.token }))
      .catch((error: unknown) => ({ error: "Lambda.Unknown", cause: String(error) }))
      .then((answered) => {
        const answer = toAnswer(answered);
        return answer && post(number, (now) => functionAnswered(now, id, attempt, answer));
      })
      .catch((error: unknown) => console.error("Step Functions: an answer was lost", error))
      .finally(end);
  }

  function begin(): void {
    outstanding += 1;
  }

  function end(): void {
    outstanding -= 1;
    if (outstanding > 0) return;
    const waiting = idlers;
    idlers = [];
    for (const resolve of waiting) resolve();
  }

  return {
    store,
    post,
    stats: () => ({ ...counts }),
    nextDue: () => store.nextDue(),
    /** Resolves when neither a function nor an immediate transition is under way. */
    idle: (): Promise<void> =>
      outstanding === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve)),
    busy: () => outstanding > 0,
    /** Fires all that is due by the clock. */
    async tick(): Promise<void> {
      await Promise.all(store.dueBy(clock.now()).map((number) => post(number, timePassed)));
    },
    /** Takes up all that an earlier process left, which may have died over one of the calls. */
    resume(): void {
      const takeUp = endedWell(database) ? resume : resumeAfterCrash;
      for (const number of store.unfinished()) void post(number, takeUp);
    },
    /** Begins an execution; it is durable when this returns. */
    start(execution: Execution): void {
      const session = newSession(execution);
      const frame = firstFrame(session.definition, JSON.parse(execution.input));
      append(session, 0, "ExecutionStarted", "executionStartedEventDetails", {
        input: execution.input,
        inputDetails: { truncated: false },
        roleArn: execution.roleArn,
        ...(execution.versionArn ? { stateMachineVersionArn: execution.versionArn } : {}),
        ...(execution.aliasArn ? { stateMachineAliasArn: execution.aliasArn } : {}),
      });
      session.frames.set(0, frame);
      session.changed.add(0);
      const number = store.create(session);
      void post(number, resume);
    },
    stop(number: number, error?: string, cause?: string): Promise<void> {
      return post(number, (session) => {
        if (session.execution.status !== "RUNNING") return;
        endExecution(session, "ABORTED", { error, cause });
      });
    },
    tokenAnswered: (number: number, token: string, frame: number, answer: Answer) =>
      post(number, (session) => tokenAnswered(session, token, frame, answer)),
    tokenBeat: (number: number, token: string, frame: number) =>
      post(number, (session) => tokenBeat(session, token, frame)),
    /** Stops at once, as a crash would: nothing more is committed. */
    close(): void {
      closed = true;
    },
  };
}

function toAnswer(result: Answered): Answer | undefined {
  if (!result || !("payload" in result)) return result;
  const text: string | undefined = JSON.stringify(result.payload);
  const payload: Json = text === undefined ? null : JSON.parse(text);
  return { payload };
}
