import { inject } from "vitest";
import type { EngineName } from "#local/dynamodb/engine.ts";
import { type DynamoDb, joinDynamoDb } from "#local/dynamodb/server.ts";
import type { HostOptions } from "#local/host.ts";
import { ownDynamoDb, sharedEngine } from "./local/dynamodb.ts";

/** Which database a test's host opens, as options of `startHost`. */
export type Database = Pick<HostOptions, "engine" | "databaseUrl">;

/** The database of one host: of DynamoDB Local, one of many in the server that all tests share. */
export async function databaseOn(engine: EngineName): Promise<Database> {
  return engine === "dynoxide" ? { engine } : { engine, databaseUrl: await sharedServer() };
}

/** A database of this test's own, in the server that all tests share where they can. */
export async function anyDynamoDb(): Promise<DynamoDb> {
  return sharedEngine === "dynoxide"
    ? ownDynamoDb({ wanted: sharedEngine })
    : joinDynamoDb(await sharedServer());
}

async function sharedServer(): Promise<string> {
  const response = await fetch(inject("databaseServer"));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
