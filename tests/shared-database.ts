import { inject } from "vitest";
import { type DynamoDb, joinDynamoDb } from "#local/dynamodb/server.ts";
import { ownDynamoDb } from "./local/dynamodb.ts";

/** Address of the server in which every host of the run has a database of its own, if there is one. */
export async function sharedDatabase(): Promise<string | undefined> {
  const response = await fetch(inject("databaseServer"));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text === "" ? undefined : text;
}

/** A database of this test's own, in the server that all tests share where they can. */
export async function anyDynamoDb(): Promise<DynamoDb> {
  const url = await sharedDatabase();
  return url === undefined ? ownDynamoDb() : joinDynamoDb(url);
}
