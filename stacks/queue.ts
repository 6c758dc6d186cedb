/** Every queue here takes what failed for good; 14 days is as long as SQS keeps anything. */
export function createDeadLetters(name: string): aws.sqs.Queue {
  return new aws.sqs.Queue(name, {
    messageRetentionSeconds: 14 * 24 * 3600,
    sqsManagedSseEnabled: true,
  });
}

export const streamFailures = createDeadLetters("StreamFailures");
export const scheduleFailures = createDeadLetters("ScheduleFailures");
