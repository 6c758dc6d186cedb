import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#functions/config.ts";
import { createVault } from "#functions/vault.ts";
import { createWorld } from "#functions/world.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import { withLocalCredentials } from "#local/environment.ts";
import { openFolderFiles } from "#local/files.ts";
import { topology } from "#topology";
import { ownDynamoDb } from "../local/dynamodb.ts";

/** A vault with a key of zeros. */
export function testVault() {
  return createVault({ vaultKey: new Uint8Array(32), vaultKmsKeyArn: undefined });
}

/** A world on a DynamoDB Local of its own, with files in a folder and a clock that stands. */
export async function ownWorld(): Promise<{ world: World; stop(): Promise<void> }> {
  withLocalCredentials();
  const database = await ownDynamoDb();
  await ensureTable(database.client);
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
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
      files: openFolderFiles(folder, () => "http://localhost").files,
    },
  );
  const stop = async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { world, stop };
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
