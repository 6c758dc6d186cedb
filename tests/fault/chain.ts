import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import type { EngineName } from "#local/dynamodb/engine.ts";
import { type Host, startHost } from "#local/host.ts";
import { ownEngine } from "#tests/local/dynamodb.ts";
import { whileProgressing } from "#tests/progress.ts";
import { HostDied, type RemoteHost, startRemote } from "./remote-host.ts";

const people = [
  "chen",
  "feng",
  "wu",
  "wang",
  "shen",
  "han",
  "yang",
  "zhou",
  "zhu",
  "lv",
  "shi",
  "wei",
  "jiang",
];

/** A request of somebody; it has its own idempotency key, so that it can be repeated. */
export type Step = { who: string; path: string; body: unknown };

/** A look at a record by which the chain learns an id of its state: what it has led to. */
type Look = { who: string; path: string; find: string };

/** What is done otherwise than by one request, and done anew after a death; it may answer with an id. */
export type Doing = { act: (host: RemoteHost) => Promise<string> };

/** A record's way as a list of requests, each made once the one before has been settled. */
export type Chain = {
  /** Where the record is read below `/api/v1`. */
  path: string;
  /** The day on which it begins. */
  from?: string;
  /** What has happened before, on a host that does not die. */
  prepare?: (host: Host) => Promise<void>;
  /** The request that makes it. */
  first: Step | Doing;
  /** What follows; `made` are the ids that the requests so far have answered with. */
  steps: (made: readonly string[]) => readonly (Step | Look | Doing)[];
};

export type End = { status: string; open: number; events: string[]; mails: Record<string, number> };
type Run = End & { deaths: number };

/**
 * Tests that a chain ends the same, with the same notices, however often its host is killed: once at
 * every so many step boundaries, from beginning to end, at different places in each run.
 */
export function survives(
  chain: Chain,
  {
    every,
    deaths,
    end,
    engines = [ownEngine],
  }: {
    every: readonly number[];
    deaths: number;
    end: Partial<End>;
    /** Those that are killed with the host, in turn; one kind of record proves it on each. */
    engines?: readonly EngineName[];
  },
): void {
  let folder: string;
  let undisturbed: Run;
  let died = 0;
  const firstEngine = engines[0] ?? ownEngine;

  /** A host's data as it is right after the first start. */
  const copy = async (name: string, engine: EngineName) => {
    const fresh = join(folder, engine);
    if (!existsSync(fresh)) await prepared(chain, { dataDir: fresh, engine });
    await cp(fresh, join(folder, name), { recursive: true });
    return join(folder, name);
  };

  describe("kill -9 of the host at step boundaries", () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "crash-"));
      const dataDir = await copy("undisturbed", firstEngine);
      undisturbed = await run(chain, { dataDir, engine: firstEngine });
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it("the undisturbed chain ends where it should", () => {
      expect(undisturbed).toMatchObject(end);
      expect(undisturbed.deaths).toBe(0);
    });

    // Either engine in turn, so that each proves what it holds.
    const places = every.map((gap, place) => ({
      gap,
      engine: engines.at(-1 - (place % engines.length)) ?? firstEngine,
    }));
    it.each(places)(
      "once every $gap steps on $engine: the same end and the same notices",
      async ({ gap, engine }) => {
        const dataDir = await copy(`${gap}`, engine);
        const { deaths: count, ...found } = await whileProgressing((progress) =>
          run(chain, { dataDir, engine, every: gap }, progress),
        );
        const { deaths: _, ...expected } = undisturbed;
        expect(found).toEqual(expected);
        died += count;
      },
      // Every death is progress, so that a slow machine may take its time.
      0,
    );

    it(`was killed at ${deaths} places at least`, () => {
      expect(died).toBeGreaterThanOrEqual(deaths);
    });
  });
}

const frozenAt = ({ from = "2026-03-20" }: Chain) => instantAt(from, "09:00");

async function prepared(chain: Chain, of: { dataDir: string; engine: EngineName }): Promise<void> {
  const start = { ...of, frozenAt: frozenAt(chain) };
  if (chain.prepare === undefined) return (await startRemote(start)).stop();
  const host = await startHost({ ...start, port: 0, sample: "districts", lifetime: "short" });
  await chain.prepare(host);
  await host.stop();
}

/** Runs a chain to its end; whenever the host dies, it is started again and the step repeated. */
async function run(
  chain: Chain,
  { dataDir, engine, every }: { dataDir: string; engine: EngineName; every?: number },
  progress: () => void = () => {},
): Promise<Run> {
  let alive: RemoteHost | undefined;
  let deaths = 0;
  // A host repeats the stream's batch in hand; one that never lived to its end would never get on.
  let inVain = 0;
  const survive = async <T>(act: (host: RemoteHost) => Promise<T>): Promise<T> => {
    for (;;) {
      progress();
      try {
        const dieAt = every === undefined ? undefined : every * 2 ** inVain;
        alive ??= await startRemote({ dataDir, frozenAt: frozenAt(chain), engine, dieAt });
        const answer = await act(alive);
        inVain = 0;
        return answer;
      } catch (error) {
        await bury(error, alive);
        deaths += 1;
        inVain += 1;
        alive = undefined;
      }
    }
  };
  const take = (step: Step | Look | Doing, key: string) =>
    survive(async (host) => {
      if ("find" in step) return find(host, step);
      const id = await ("act" in step ? step.act(host) : post(host, step, key));
      await host.settle();
      return id;
    });

  const made = [await take(chain.first, "step-first")];
  for (const place of chain.steps(made).keys()) {
    const step = chain.steps(made)[place];
    if (step !== undefined) made.push(await take(step, `step-${place}`));
  }
  const end = await survive((host) => endOf(host, `${chain.path}/${made[0]}`));
  await alive?.kill();
  return { ...end, deaths };
}

/** Only the death of the host is survived; every other failure is one. */
async function bury(error: unknown, host: RemoteHost | undefined): Promise<void> {
  const isFetch = error instanceof TypeError && error.message === "fetch failed";
  if (!(error instanceof HostDied) && !isFetch) throw error;
  await host?.kill();
}

async function post(host: RemoteHost, { who, path, body }: Step, key: string): Promise<string> {
  const response = await fetch(`${host.url}/api/v1${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await host.token(`u-${who}`)}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { id: string; code?: string; detail?: string };
  if (!response.ok) throw new Error(`${path}: ${answer.code} ${answer.detail ?? ""}`);
  return answer.id;
}

/** What somebody reads at a path below `/api/v1`. */
export async function readAs<T>(host: RemoteHost, who: string, path: string): Promise<T> {
  const headers = { authorization: `Bearer ${await host.token(`u-${who}`)}` };
  return (await (await fetch(`${host.url}/api/v1${path}`, { headers })).json()) as T;
}

function linksIn(text: string): number {
  return text.match(/\/l\/\S+/g)?.length ?? 0;
}

async function find(host: RemoteHost, { who, path, find: name }: Look): Promise<string> {
  const { state } = await readAs<{ state?: Record<string, string> }>(host, who, path);
  const found = state?.[name];
  if (found === undefined) throw new Error(`${path} has no ${name}`);
  return found;
}

async function endOf(host: RemoteHost, record: string): Promise<End> {
  const read = (path: string) => readAs<never>(host, "zhou", `${record}${path}`);
  const { status, openTasks }: { status: string; openTasks: string[] } = await read("");
  const timeline: { items: { type: string; task?: string }[]; chain: string } =
    await read("/timeline?limit=200");
  const mails: Record<string, number> = {};
  for (const name of people) {
    const found = await host.inbox(`${name}@example.test`);
    // What opened together is told together or apart, as the stream came; each has its own link.
    mails[name] = found.reduce((sum, { text }) => sum + Math.max(1, linksIn(text)), 0);
  }
  expect(timeline.chain).toBe("intact");
  return {
    status,
    open: openTasks.length,
    events: timeline.items.map(({ type, task }) => `${type} ${task?.split(".").at(-2) ?? ""}`),
    mails,
  };
}
