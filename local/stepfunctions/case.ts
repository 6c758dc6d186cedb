import { setImmediate as nextTurn } from "node:timers/promises";
import { problemText } from "./definition/problems.ts";
import { validateDefinition } from "./definition/validate.ts";
import type { Json } from "./engine/json.ts";
import type { ExecutionStatus } from "./engine/session.ts";
import { createEngine } from "./engine.ts";
import { insertRevision } from "./revisions.ts";
import { openDatabase } from "./store.ts";

/** One scripted behaviour of a function; which key it has says what it does. */
export type Behaviour =
  | { return: Json }
  | { throw: { error?: string; cause?: string } }
  | { token: "success"; output?: Json }
  | { token: "failure"; error?: string; cause?: string }
  | { token: "none" };

/** A state machine, its input, and what its functions do, call by call. */
export type Case = {
  definition: Json;
  input?: Json;
  tasks?: { [stateOrFunction: string]: Behaviour[] };
};

/** How a case ended, and how it got there. */
export type Outcome = {
  status: ExecutionStatus;
  output?: Json;
  error?: string;
  cause?: string;
  states: string[];
  calls: { function: string; payload: unknown }[];
};

const account = "000000000000";

/** Thrown for a case whose definition Step Functions would refuse. */
export class InvalidDefinition extends Error {}

/** Runs a case on the engine, with a clock that jumps to whatever is due next. */
export async function runCase(one: Case, checks = { schema: true }): Promise<Outcome> {
  const text = typeof one.definition === "string" ? one.definition : JSON.stringify(one.definition);
  const checked = validateDefinition(text, checks);
  if ("problems" in checked) throw new InvalidDefinition(problemText(checked.problems));
  const clock = virtualClock(Date.now());
  const database = openDatabase(":memory:");
  const calls: Outcome["calls"] = [];
  const script = scriptOf(one.tasks ?? {});
  let answering = Promise.resolve();
  const engine = createEngine({
    database,
    clock,
    region: "us-east-1",
    async invoke(name, payload, { state, token }) {
      const short = shortName(name);
      calls.push({ function: short, payload });
      const act = script(state, short);
      if (!act) {
        const cause = `Function not found: ${name}`;
        return { error: "Lambda.ResourceNotFoundException", cause };
      }
      if ("throw" in act) return { error: act.throw.error, cause: act.throw.cause };
      if ("return" in act) return { payload: act.return };
      const answer = answerOf(act);
      if (!token) return answer;
      // The holder of the token reports as soon as the function has returned.
      if (answer) answering = answering.then(() => nextTurn()).then(() => report(token, answer));
      return { payload: null };
    },
  });
  async function report(token: string, answer: { payload: Json } | Failed): Promise<void> {
    const place = engine.store.token(token);
    if (place) await engine.tokenAnswered(place.execution, token, place.frame, answer);
  }
  const arn = `arn:aws:states:us-east-1:${account}:execution:case:run`;
  engine.start({
    arn,
    machineArn: `arn:aws:states:us-east-1:${account}:stateMachine:case`,
    machineName: "case",
    name: "run",
    roleArn: `arn:aws:iam::${account}:role/case`,
    revision: insertRevision(database, text),
    status: "RUNNING",
    input: JSON.stringify(one.input === undefined ? {} : one.input),
    startedAt: clock.now(),
    events: 0,
    nextFrame: 1,
    ...timeout(checked.definition.TimeoutSeconds, clock.now()),
  });
  for (;;) {
    await engine.idle();
    const reported = answering;
    await reported;
    if (answering !== reported || engine.busy()) continue;
    const due = engine.nextDue();
    if (due === undefined) break;
    clock.set(Math.max(due, clock.now()));
    await engine.tick();
  }
  const outcome = outcomeOf(engine, arn, calls);
  engine.close();
  database.close();
  return outcome;
}

type Failed = { error: string | undefined; cause: string | undefined };

function outcomeOf(
  engine: ReturnType<typeof createEngine>,
  arn: string,
  calls: Outcome["calls"],
): Outcome {
  const found = engine.store.find(arn);
  if (!found) throw new Error("The execution is gone");
  const { status, output, error, cause } = found.execution;
  const page = { from: 1, limit: 1_000_000, reverse: false };
  const entered = engine.store.history(found.number, page);
  const states = entered
    .filter(({ type }) => type.endsWith("StateEntered"))
    .map(({ details }) => String(details?.name));
  return {
    status,
    ...(output === undefined ? {} : { output: JSON.parse(output) }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    states,
    calls,
  };
}

// One list counts over the whole execution; its last behaviour repeats.
function scriptOf(tasks: NonNullable<Case["tasks"]>) {
  const used = new Map<string, number>();
  return (state: string, name: string): Behaviour | undefined => {
    const key = Object.hasOwn(tasks, state) ? state : name;
    const list = Object.hasOwn(tasks, key) ? (tasks[key] ?? []) : [];
    const at = used.get(key) ?? 0;
    used.set(key, at + 1);
    return list[Math.min(at, list.length - 1)];
  };
}

function answerOf(
  act: Extract<Behaviour, { token: string }>,
): { payload: Json } | Failed | undefined {
  if (act.token === "success") return { payload: act.output ?? null };
  if (act.token === "failure") return { error: act.error, cause: act.cause };
  return undefined;
}

function timeout(seconds: number | undefined, now: number): { timeoutAt?: number } {
  return seconds === undefined ? {} : { timeoutAt: now + seconds * 1000 };
}

/** The bare name in a function's ARN, without qualifier; a plain name stays as it is. */
function shortName(name: string): string {
  return /(?:^|:)function:([^:]+)/.exec(name)?.[1] ?? name;
}

function virtualClock(start: number) {
  let time = start;
  return {
    now: () => time,
    set(to: number) {
      time = to;
    },
  };
}
