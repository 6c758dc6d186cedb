import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { sealFolder } from "#functions/verify/seals.ts";
import { verifyAll } from "#functions/verify/verify.ts";
import { tableSource } from "#kernel/verify/source.ts";
import type { Host } from "#local/host.ts";

/** Every item of the table, as somebody with the database's key reads it. */
export async function wholeTable(host: Pick<Host, "dynamodbUrl" | "access">): Promise<unknown[]> {
  const client = new DynamoDBClient({
    region: "us-east-1",
    endpoint: host.dynamodbUrl,
    credentials: host.access,
  });
  const items: unknown[] = [];
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: "Records", ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey !== undefined);
  client.destroy();
  return items;
}

/** Items of petitions and of what they led to, as an outsider with the database's key would read them. */
export async function petitionItems(host: Pick<Host, "world">): Promise<{ records: unknown[] }> {
  const { store } = host.world;
  const pages = await Promise.all(
    ["petition", "clue", "task"].map((kind) =>
      store.index("list", `sample#${kind}`, { prefix: "" }, { limit: 200 }),
    ),
  );
  const found = pages.flatMap(({ items }) => items);
  const partitions = found.flatMap(({ pk, id, kind }) => [
    String(pk),
    ...(kind === "petition" ? [`petition-text#${id}`, `petition-identity#${id}`] : []),
  ]);
  const parts = ["record", "event#", "about#", "seat#", "report", "message#"];
  const read = await Promise.all(
    partitions.flatMap((pk) => parts.map((part) => store.range(pk, part, { limit: 200 }))),
  );
  return { records: read.flatMap(({ items }) => items) };
}

/** What the verifier finds in the table of a host, before any night's seal is asked for. */
export function verifyHost(host: Host) {
  return verifyAll({
    source: tableSource(host.world.store),
    seals: sealFolder("no seals yet"),
    known: [],
    today: host.now().slice(0, 10),
    lagDays: 2,
  });
}
