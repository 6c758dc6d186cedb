import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamoDb } from "#local/dynamodb/server.ts";
import { findJava } from "#local/java.ts";

/** A DynamoDB Local of this test's own. */
export async function ownDynamoDb(folder?: string) {
  const java = await findJava(".data", () => {});
  return startDynamoDb({ java, ...(folder === undefined ? {} : { folder }) });
}

/** A folder that is gone after the test. */
export async function ownFolder() {
  const path = await mkdtemp(join(tmpdir(), "local-test-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
