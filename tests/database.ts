import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { findEngine } from "#local/dynamodb/engine.ts";
import { type DynamoDb, startDynamoDb } from "#local/dynamodb/server.ts";
import { listen, loopback } from "#local/ports.ts";
import { messageOf } from "#local/trouble.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers with the address of the database server that all test files share, if they can. */
    databaseServer: string;
  }
}

/**
 * One DynamoDB Local for the whole run, started when the first test file asks for it. Each host that
 * wants this engine has a database of its own there, by its own access key; only tests of the database
 * start another server.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let database: Promise<DynamoDb> | undefined;
  const start = async () => {
    const engine = await findEngine({ wanted: "dynamodb-local", javaFolder: ".data" });
    return startDynamoDb({ engine, lifetime: "long" });
  };
  const server = createServer((_, response) => {
    database ??= start();
    database.then(
      (shared) => response.end(shared.url),
      (error: unknown) => response.writeHead(500).end(messageOf(error)),
    );
  });
  provide("databaseServer", `http://${loopback}:${await listen(server, 0, "tests")}`);
  return async () => {
    server.close();
    await (await database)?.stop();
  };
}
