import { readConfig } from "#functions/config.ts";
import { createVault } from "#functions/vault.ts";
import { createWorld } from "#functions/world.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import { useLocalCredentials } from "#local/environment.ts";
import { topology } from "#topology";
import { ownDynamoDb } from "../local/dynamodb.ts";

/** A vault with a key of zeros. */
export function testVault() {
  return createVault({ vaultKey: new Uint8Array(32), vaultKmsKeyArn: undefined });
}

/** A world on a DynamoDB Local of its own, with files in memory and a clock that stands. */
export async function ownWorld(): Promise<{ world: World; stop(): Promise<void> }> {
  useLocalCredentials();
  const database = await ownDynamoDb();
  await ensureTable(database.client);
  const files = new Map<string, Uint8Array>();
  const world = createWorld(
    readConfig({
      SST_RESOURCE_Records: JSON.stringify({ name: topology.table.name }),
      AWS_ENDPOINT_URL_DYNAMODB: database.url,
    }),
    {
      vault: createVault({ vaultKey: Buffer.alloc(32, 7), vaultKmsKeyArn: undefined }),
      linkKey: Buffer.alloc(32, 8),
      clock: () => "2026-03-02T01:00:00.000Z",
      log: () => {},
      files: {
        put: async (key, body) => void files.set(key, body),
        get: async (key) => files.get(key),
      },
    },
  );
  return { world, stop: database.stop };
}

/** All lines of a kind. */
export async function listAll({ store }: World, district: string, kind: string) {
  const items = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await store.index(
      "list",
      listKeyOf(district, kind),
      { prefix: "" },
      cursor === undefined ? {} : { cursor },
    );
    items.push(...page.items);
    cursor = page.cursor;
  }
  return items;
}
