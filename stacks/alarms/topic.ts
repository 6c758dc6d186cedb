import { createHash } from "node:crypto";
import { accountId, nameOf, partition, settings } from "../deployment.ts";

type Place = { region: $util.Input<string>; options?: $util.CustomResourceOptions };

/** A topic that alarms of this account, and rules of its name, may publish to; its mails are ours. */
export function createTopic(
  title: string,
  keyId: $util.Input<string>,
  { region, options = {} }: Place,
): aws.sns.Topic {
  const topic = new aws.sns.Topic(
    title,
    { name: nameOf(title.toLowerCase()), kmsMasterKeyId: keyId },
    options,
  );
  const rules = $interpolate`arn:${partition}:events:${region}:${accountId}:rule/${nameOf("")}*`;
  new aws.sns.TopicPolicy(
    `${title}Policy`,
    {
      arn: topic.arn,
      policy: $jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Resource: topic.arn,
            Condition: { StringEquals: { "aws:SourceAccount": accountId } },
          },
          {
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sns:Publish",
            Resource: topic.arn,
            Condition: { ArnLike: { "aws:SourceArn": rules } },
          },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "sns:Publish",
            Resource: topic.arn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    },
    options,
  );
  for (const endpoint of settings.alarmMails)
    new aws.sns.TopicSubscription(
      `${title}Mail-${hashOf(endpoint)}`,
      { topic: topic.arn, protocol: "email", endpoint },
      options,
    );
  return topic;
}

/** A person who leaves the list does not move the others, who would have to confirm anew. */
function hashOf(address: string): string {
  return createHash("sha256").update(address).digest("hex").slice(0, 8);
}
