import { DescribeTableCommand, DescribeTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DynamoDb } from "#local/dynamodb/server.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import { topology } from "#topology";
import { engines, ownDynamoDb } from "./dynamodb.ts";

describe.each(engines)("the table in %s", (wanted) => {
  let database: DynamoDb;
  beforeAll(async () => {
    database = await ownDynamoDb({ wanted });
  });
  afterAll(() => database.stop());

  it("is what the topology says, and is made once", async () => {
    const stream = await ensureTable(database.client);
    expect(await ensureTable(database.client)).toBe(stream);

    const { name, hash, range, indexes, ttl } = topology.table;
    const { Table } = await database.client.send(new DescribeTableCommand({ TableName: name }));
    expect(Table?.KeySchema).toEqual(keys(hash, range));
    expect(Table?.StreamSpecification).toEqual({
      StreamEnabled: true,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    });
    const found = Object.fromEntries(
      (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => [
        IndexName,
        { KeySchema, Projection },
      ]),
    );
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(indexes).map(([index, pair]) => [
          index,
          {
            KeySchema: keys(pair.hash, pair.range),
            Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: pair.projects },
          },
        ]),
      ),
    );
    expect(Table?.AttributeDefinitions?.every(({ AttributeType }) => AttributeType === "S")).toBe(
      true,
    );
    const { TimeToLiveDescription } = await database.client.send(
      new DescribeTimeToLiveCommand({ TableName: name }),
    );
    expect(TimeToLiveDescription).toEqual({ AttributeName: ttl, TimeToLiveStatus: "ENABLED" });
  });
});

function keys(hash: string, range: string) {
  return [
    { AttributeName: hash, KeyType: "HASH" },
    { AttributeName: range, KeyType: "RANGE" },
  ];
}
