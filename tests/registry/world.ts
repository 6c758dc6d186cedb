import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#functions/config.ts";
import { createVault } from "#functions/keys/vault.ts";
import { createWorld } from "#functions/world.ts";
import { connect } from "#kernel/store/client.ts";
import { type Item, listKeyOf } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import { createStore } from "#kernel/store/store.ts";
import type { World } from "#kernel/world.ts";
import { region } from "#local/account.ts";
import { openFolderFiles } from "#local/aws/files.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import { topology } from "#topology";
import { anyDynamoDb } from "../shared-database.ts";

/** A vault with a key of zeros. */
export function testVault() {
  return createVault({ vaultKey: new Uint8Array(32), vaultKmsKeyArn: undefined });
}

/** A world on a database of its own, with files in a folder and a clock that stands. */
export async function ownWorld(): Promise<{ world: World; stop(): Promise<void> }> {
  const database = await anyDynamoDb();
  await ensureTable(database.client);
  const { url: dynamodbEndpoint, access: credentials } = database;
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
  const world = createWorld(
    readConfig({ SST_RESOURCE_Records: JSON.stringify({ name: topology.table.name }) }),
    {
      store: createStore(connect({ region, dynamodbEndpoint, credentials }), topology.table.name),
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

/** All records of a kind. */
export async function listAll(world: World, district: string, kind: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of readListed(world, listKeyOf(district, kind), "")) items.push(item);
  return items;
}
