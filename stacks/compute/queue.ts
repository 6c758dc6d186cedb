import { nameOf } from "../deployment.ts";

export const streamFailures = createDeadLetters("StreamFailures", "stream-failures");
export const scheduleFailures = createDeadLetters("ScheduleFailures", "schedule-failures");

/** Every queue here takes what failed for good; 14 days is as long as SQS keeps anything. */
function createDeadLetters(title: string, name: string): aws.sqs.Queue {
  const queue = new aws.sqs.Queue(title, {
    name: nameOf(name),
    messageRetentionSeconds: 14 * 24 * 3600,
    sqsManagedSseEnabled: true,
  });
  new aws.sqs.QueuePolicy(`${title}Policy`, {
    queueUrl: queue.url,
    policy: $jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: queue.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
  return queue;
}
