import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Clock, createEngine, type Invoke } from "./engine.ts";
import { noteEnd, openDatabase } from "./store.ts";
import { answer } from "./wire/answer.ts";
import type { Grants } from "./wire/authorize.ts";
import { registry } from "./wire/machines/registry.ts";

export type StepFunctionsOptions = {
  /** A SQLite file, or ":memory:". */
  file: string;
  /** 0 takes any free port. */
  port: number;
  clock: Clock;
  region: string;
  account: string;
  partition?: string;
  invoke: Invoke;
  /** What each caller may do, by access key id; without it everybody may do everything. */
  grants?: Grants;
  /** How often the clock is looked at, in real milliseconds; 0 leaves it to `tick`. */
  pollMilliseconds?: number;
};

export type StepFunctions = Awaited<ReturnType<typeof startStepFunctions>>;

/**
 * Runs Step Functions on the loopback interface: executions that an earlier process left go on at
 * once, timers fire by the given clock, and the API speaks AWS JSON 1.0.
 */
export async function startStepFunctions(options: StepFunctionsOptions) {
  const { clock, region, account, partition = "aws", pollMilliseconds = 100 } = options;
  const database = openDatabase(options.file);
  const engine = createEngine({ database, clock, region, invoke: options.invoke });
  const place = { partition, region, account };
  const { grants = () => "everything" } = options;
  const service = { database, engine, clock, place, grants, registry: registry(database) };
  const server = createServer(async (request, response) => {
    const target = String(request.headers["x-amz-target"] ?? "");
    const { authorization } = request.headers;
    const body = await text(request).catch(() => undefined);
    // Without a body the caller has gone away.
    if (body === undefined) return;
    const reply = await answer(service, { target, authorization, body });
    response.writeHead(reply.status, {
      "content-type": "application/x-amz-json-1.0",
      "x-amzn-requestid": randomUUID(),
      ...(reply.error === undefined ? {} : { "x-amzn-errortype": reply.error }),
    });
    response.end(JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  engine.resume();

  // A look at an index is cheap, and polling notices a clock that was set by hand.
  const poll = pollMilliseconds > 0 ? setInterval(() => void fire(), pollMilliseconds) : undefined;
  async function fire(): Promise<void> {
    if ((engine.nextDue() ?? Number.POSITIVE_INFINITY) <= clock.now()) await engine.tick();
  }

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    /** Fires what is due by the clock; resolves when that is committed. */
    tick: engine.tick,
    /** When something is due next, in milliseconds since the epoch. */
    nextDue: engine.nextDue,
    /** Resolves when no function and no immediate transition is under way. */
    idle: engine.idle,
    /** States entered and functions called since the start. */
    stats: engine.stats,
    async close(): Promise<void> {
      clearInterval(poll);
      engine.close();
      noteEnd(database);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      database.close();
    },
  };
}
