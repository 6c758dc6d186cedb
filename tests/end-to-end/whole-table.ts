import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
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
