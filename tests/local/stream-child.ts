import { appendFileSync } from "node:fs";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { region } from "#local/account.ts";
import { startStream } from "#local/streams/consumer.ts";
import { openStreamState } from "#local/streams/state.ts";

/** A consumer to be killed: notes every key that it has handled, in small batches. */
const [, , endpoint = "", streamArn = "", folder = "", accessKeyId = ""] = process.argv;
const credentials = { accessKeyId, secretAccessKey: "local" };

startStream({
  client: new DynamoDBStreamsClient({ endpoint, region, credentials }),
  streamArn,
  state: openStreamState(`${folder}/streams.sqlite`),
  batchSize: 5,
  maxRetries: 2,
  maxAgeHours: 24,
  async handle({ Records }) {
    const names = Records.map((record) => record.dynamodb?.NewImage?.pk?.S ?? "");
    appendFileSync(`${folder}/handled`, names.map((name) => `${name}\n`).join(""));
    return undefined;
  },
});
