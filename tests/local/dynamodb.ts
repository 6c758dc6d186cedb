import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findDynoxide } from "#local/dynamodb/dynoxide.ts";
import { type EngineName, findEngine } from "#local/dynamodb/engine.ts";
import { findJava } from "#local/dynamodb/java.ts";
import { type DynamoDb, startDynamoDb } from "#local/dynamodb/server.ts";

/** The engines that can run on this machine. */
export const engines: readonly EngineName[] = [
  ...((await findJava(".data", "give up", () => {})) === undefined
    ? []
    : (["dynamodb-local"] as const)),
  ...(findDynoxide() === undefined ? [] : (["dynoxide"] as const)),
];

const wanted = engines.find((name) => name === process.env.DATABASE);

/** What hosts of tests run on: many share one DynamoDB Local, which is quick once it is warm. */
export const sharedEngine: EngineName = wanted ?? engines[0] ?? "dynamodb-local";

/** What hosts run on that start again and again, each with a server of its own: it is there at once. */
export const ownEngine: EngineName = wanted ?? engines.at(-1) ?? "dynamodb-local";

/** A database server of this test's own; the engine that people get, unless one is wanted. */
export async function ownDynamoDb({
  folder,
  port = 0,
  wanted,
}: {
  folder?: string;
  port?: number;
  wanted?: EngineName;
} = {}): Promise<DynamoDb> {
  const engine = await findEngine({ wanted, folder, javaFolder: ".data" });
  return startDynamoDb({ engine, folder, port });
}

/** A folder that is gone after the test. */
export async function ownFolder() {
  const path = await mkdtemp(join(tmpdir(), "local-test-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
