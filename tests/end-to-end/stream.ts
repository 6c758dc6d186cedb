import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { createReact } from "#functions/react/main.ts";
import type { Host } from "#local/host.ts";

/** Hands an item to the stream's consumer once more, as it was when it was ready to be sent. */
export async function again(host: Host, key: { pk: string; sk: string }): Promise<void> {
  const item = await host.world.store.get(key);
  if (item === undefined) throw new Error(`Nothing at ${key.pk}`);
  const image = marshall({ ...item, status: "READY" }, { removeUndefinedValues: true });
  const records = Array.from({ length: 3 }, (_, place) => ({
    eventName: "MODIFY",
    dynamodb: { SequenceNumber: String(place + 1), NewImage: image },
  }));
  const answer = await createReact(host.world)({ Records: records } as DynamoDBStreamEvent);
  if (answer.batchItemFailures.length > 0) throw new Error("The consumer has failed");
  await host.settle();
}
