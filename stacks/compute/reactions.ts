import { topology } from "#topology";
import { table } from "../data/storage.ts";
import { functions } from "./functions.ts";
import { streamFailures } from "./queue.ts";

const { function: consumer, batchSize, maxRetries, maxAgeHours } = topology.stream;

/**
 * At least once and in order for each record. What fails for good leaves its place in the stream
 * in the queue: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export const reactions = new aws.lambda.EventSourceMapping("Reactions", {
  eventSourceArn: table.streamArn,
  functionName: functions[consumer].function.arn,
  startingPosition: "TRIM_HORIZON",
  batchSize,
  maximumRetryAttempts: maxRetries,
  maximumRecordAgeInSeconds: maxAgeHours * 3600,
  bisectBatchOnFunctionError: true,
  functionResponseTypes: ["ReportBatchItemFailures"],
  destinationConfig: { onFailure: { destinationArn: streamFailures.arn } },
});
