import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { instantAt } from "#kernel/deadline/day.ts";
import { topology } from "#topology";
import { region } from "../account.ts";
import { openSqlite } from "../dynamodb/sqlite.ts";
import { type Host, startHost } from "../host.ts";
import { firstDay, liveHalfYear } from "./office/seasons/half-year.ts";
import { type Item, pack, readFolder, recordedUrl, recordingFile } from "./recording.ts";

/** `npm run sample-office`: lives the half-year through, some minutes, and records where it ends. */
async function record(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "office-"));
  const begun = Date.now();
  const log = (line: string) =>
    console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s] ${line}`);
  try {
    const frozenAt = instantAt(firstDay, "08:00");
    const host = await startHost({ dataDir: root, port: 0, frozenAt, sample: "whole", log });
    const [receipt, at, items] = await lived(host, log);
    const mails = openSqlite(join(root, "mail.sqlite"), "");
    mails.prepare("UPDATE mail SET body = replace(body, ?, ?)").run(host.url, recordedUrl);
    mails.exec("VACUUM");
    mails.close();
    const packed = await pack({ at, receipt, files: await readFolder(root), items });
    await writeFile(recordingFile, packed);
    log(`${items.length} 项数据，${packed.length} 字节`);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function lived(host: Host, log: (line: string) => void) {
  try {
    const receipt = await liveHalfYear(host, log);
    await host.settle();
    return [receipt, host.now(), await itemsOf(host)] as const;
  } finally {
    await host.stop();
  }
}

async function itemsOf({ dynamodbUrl: endpoint, access: credentials }: Host): Promise<Item[]> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: topology.table.name }))
    items.push(...Items);
  client.destroy();
  return items;
}

await record();
