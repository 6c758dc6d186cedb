import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "#kernel/world.ts";
import { type FunctionName, type FunctionSpec, topology } from "#topology";
import { runAs } from "../rights/running.ts";
import { messageOf } from "../trouble.ts";

/** What Lambda answers: a payload, or the error that the function threw. */
export type Invoked = { payload: unknown } | { error: string; cause: string };

export type Functions = {
  /** Calls a function by name or ARN, with JSON in and out as Lambda does; never rejects. */
  invoke(nameOrArn: string, payload: unknown): Promise<Invoked>;
  /** As `invoke`, for hosts' own use: rejects when the function fails. */
  call(name: string, payload: unknown): Promise<unknown>;
};

type Handler = (event: unknown) => Promise<unknown>;

/** The product's functions on one world, each loaded at its first call from the topology's entry. */
export function createFunctions(
  world: World,
  onCall: (name: FunctionName, ms: number) => void = () => {},
): Functions {
  const loaded = new Map<string, Promise<Handler>>();

  function handlerOf(name: FunctionName): Promise<Handler> {
    const known = loaded.get(name) ?? load(name, topology.functions[name], world);
    loaded.set(name, known);
    known.catch(() => loaded.delete(name));
    return known;
  }

  async function call(nameOrArn: string, payload: unknown): Promise<unknown> {
    const name = /(?:^|:function:)([\w-]+)(?::[\w-]+)?$/.exec(nameOrArn)?.[1] ?? nameOrArn;
    if (!isFunction(name)) throw named("Lambda.ResourceNotFoundException", `No function ${name}`);
    const work = runAs(name, async () => (await handlerOf(name))(copy(payload)));
    const began = performance.now();
    const answer = await within(topology.functions[name].timeout, work);
    onCall(name, performance.now() - began);
    return copy(answer);
  }

  return {
    call,
    async invoke(nameOrArn, payload) {
      try {
        return { payload: await call(nameOrArn, payload) };
      } catch (error) {
        const errorType = error instanceof Error ? error.name : "Error";
        const cause = JSON.stringify({ errorType, errorMessage: messageOf(error) });
        return { error: errorType, cause };
      }
    },
  };
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(topology.functions, name);
}

/** `functions/step/main.ts` exports `createStep(world)`, and so on. */
async function load(name: string, { entry }: FunctionSpec, world: World): Promise<Handler> {
  const module = (await import(new URL(`../../${entry}`, import.meta.url).href)) as Record<
    string,
    unknown
  >;
  const create = module[`create${name.charAt(0).toUpperCase()}${name.slice(1)}`];
  if (typeof create !== "function") throw new Error(`${entry} does not create ${name}`);
  return create(world) as Handler;
}

async function within(seconds: number, work: Promise<unknown>): Promise<unknown> {
  const ending = new AbortController();
  const { signal } = ending;
  const late = sleep(seconds * 1000, undefined, { signal, ref: false }).then(() => {
    throw named("Sandbox.Timedout", `Task timed out after ${seconds} seconds`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    ending.abort();
  }
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function copy(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
