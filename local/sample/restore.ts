import { existsSync } from "node:fs";
import { join } from "node:path";
import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { topology } from "#topology";
import { region } from "../account.ts";
import type { DynamoDb } from "../dynamodb/server.ts";
import { openSqlite } from "../dynamodb/sqlite.ts";
import type { Folder } from "../folder.ts";
import type { Settings } from "../settings.ts";
import { sequenceOf } from "../streams/records.ts";
import { openShards, readShard } from "../streams/shards.ts";
import { openStreamState } from "../streams/state.ts";
import type { HostClock } from "../time/clock.ts";
import { type Item, openRecording, recordedUrl, writeFolder } from "./recording.ts";

type Place = { folder: Folder; settings: Settings; clock: HostClock };

/**
 * Most items of one transaction ("TransactWriteItems", DynamoDB API reference; its 4 MB are far away). A
 * database on SQLite commits once for all of them, but once for each item of a batch.
 */
const together = 100;
const perRead = 1_000;

/**
 * Puts the recorded office into a folder that holds nothing yet, with its keys and its clock; a folder
 * with keys of its own is somebody's, and stays as it is. The database is filled by `fillOffice`.
 */
export async function unpackOffice({ folder, settings, clock }: Place): Promise<void> {
  const { root } = folder;
  const isBegun = settings.get("sample") === "unpacking";
  if (root === undefined || (!isBegun && existsSync(join(root, "vault.key")))) return;
  settings.set("sample", "unpacking");
  const recording = await openRecording();
  await writeFolder(root, recording);
  settings.set("sample.receipt", recording.receipt);
  clock.set(Date.parse(recording.at));
}

/** Fills the database with the recorded office; its events have had their reactions already. */
export async function fillOffice(
  { folder, settings }: Omit<Place, "clock">,
  { database, streamArn, url }: { database: DynamoDb; streamArn: string; url: string },
): Promise<"filled" | "not-ours"> {
  if (settings.get("sample") !== "unpacking") return "not-ours";
  const { items } = await openRecording();
  await writeItems(database.client, items);
  await passOver(database, streamArn, folder.database("streams.sqlite"));
  const mails = openSqlite(folder.database("mail.sqlite"), "");
  mails.prepare("UPDATE mail SET body = replace(body, ?, ?)").run(recordedUrl, url);
  mails.close();
  settings.set("sample", "loaded");
  return "filled";
}

async function writeItems(client: DynamoDBClient, items: readonly Item[]): Promise<void> {
  const TableName = topology.table.name;
  for (let from = 0; from < items.length; from += together) {
    const TransactItems = items
      .slice(from, from + together)
      .map((Item) => ({ Put: { TableName, Item } }));
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
  }
}

/** Notes everything that the stream holds so far as consumed. */
async function passOver(database: DynamoDb, streamArn: string, file: string): Promise<void> {
  const { url: endpoint, access: credentials } = database;
  const client = new DynamoDBStreamsClient({ endpoint, region, credentials });
  const state = openStreamState(file);
  for (const shard of await openShards(client, streamArn, state)) {
    const { read } = readShard(client, streamArn, shard, state);
    for (let isMore = true; isMore; ) {
      const { records, closed } = await read(perRead);
      const last = records.at(-1);
      if (last !== undefined) state.advance(shard, sequenceOf(last));
      if (closed) state.close(shard);
      isMore = records.length > 0 && !closed;
    }
  }
  state.end();
  client.destroy();
}
