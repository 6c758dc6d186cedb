import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { topology } from "#topology";

/** The table of the topology as CreateTable takes it; every key attribute is a string. */
export function tableInput(): CreateTableCommandInput {
  const { name, hash, range, indexes } = topology.table;
  const pairs = [{ hash, range }, ...Object.values(indexes)];
  const names = new Set(pairs.flatMap((pair) => [pair.hash, pair.range]));
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [...names].map((AttributeName) => ({
      AttributeName,
      AttributeType: "S",
    })),
    KeySchema: keySchema({ hash, range }),
    GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, keys]) => ({
      IndexName,
      KeySchema: keySchema(keys),
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...keys.projects] },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
  };
}

function keySchema({ hash, range }: { hash: string; range: string }) {
  return [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
}

/** Creates the table when it is absent; returns the ARN of its stream. */
export async function ensureTable(client: DynamoDBClient): Promise<string> {
  const { name, ttl } = topology.table;
  const found = await streamOf(client, name);
  if (found !== undefined) return found;
  await client.send(new CreateTableCommand(tableInput()));
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: ttl, Enabled: true },
    }),
  );
  const created = await streamOf(client, name);
  if (created === undefined) throw new Error("The new table has no stream");
  return created;
}

async function streamOf(client: DynamoDBClient, name: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table?.LatestStreamArn;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
