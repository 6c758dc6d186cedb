import type { BatchGetCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, it } from "vitest";
import { createStore } from "#kernel/store/store.ts";
import { runAs, whoRuns } from "#local/rights/running.ts";
import { storeOfEach } from "#local/rights/store-of-each.ts";

it("reads of two functions at a time are two calls, each with the rights of its own", async () => {
  const sent: { by: string | undefined; partitions: unknown[] }[] = [];
  const client = {
    async send({ input }: BatchGetCommand) {
      const keys = input.RequestItems?.records?.Keys ?? [];
      sent.push({ by: whoRuns(), partitions: keys.map(({ pk }) => pk) });
      return { Responses: {} };
    },
  } as unknown as DynamoDBDocumentClient;
  const store = storeOfEach(() => createStore(client, "records"));
  const read = (pk: string) => store.get({ pk, sk: "record" });
  await Promise.all([
    runAs("react", () => read("task#one")),
    runAs("secrets", () => read("box#code")),
    runAs("react", () => read("task#two")),
    read("of the host itself"),
  ]);
  expect(sent).toEqual([
    { by: "react", partitions: ["task#one", "task#two"] },
    { by: "secrets", partitions: ["box#code"] },
    { by: undefined, partitions: ["of the host itself"] },
  ]);
});
