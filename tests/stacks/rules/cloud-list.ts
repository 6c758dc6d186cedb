import type { Graph } from "#stacks/synth/graph.ts";
import { at, every, parse, type Rule } from "./rule.ts";

/** What must have a policy of its own, which is called like it. */
const guarded: readonly (readonly [type: string, policy: string])[] = [
  ["sqs/queue:Queue", "sqs/queuePolicy:QueuePolicy"],
  ["sns/topic:Topic", "sns/topicPolicy:TopicPolicy"],
  ["s3/bucket:Bucket", "s3/bucketPolicy:BucketPolicy"],
];

/** Policies on resources, and the field that holds each. */
const policies = {
  "s3/bucketPolicy:BucketPolicy": "policy",
  "sqs/queuePolicy:QueuePolicy": "policy",
  "sns/topicPolicy:TopicPolicy": "policy",
  "kms/key:Key": "policy",
} as const;

type Trusting = { Effect: string; Principal?: { Service?: unknown }; Condition?: unknown };

/** Lines of an auditor's list that ask for something to be there, or not to be there at all. */
export const cloudList: Rule[] = [
  {
    name: "every queue, topic and bucket has a policy of its own that refuses plain HTTP",
    check: (graph) =>
      guarded.flatMap(([type, policy]) => {
        const tls = every(graph, policy).filter(({ inputs }) =>
          String(inputs.policy).includes('"aws:SecureTransport":"false"'),
        );
        return every(graph, type).flatMap(({ name }) =>
          tls.some((one) => one.name === `${name}Policy`) ? [] : [name],
        );
      }),
  },
  {
    name: "whoever asks for a service is named: this account, or what of it may ask",
    check: (graph) =>
      Object.entries(policies).flatMap(([type, field]) =>
        every(graph, type).flatMap(({ name, inputs }) =>
          (parse(inputs[field]) as unknown as Trusting[]).flatMap((one) => {
            // EventBridge sends KMS neither account nor rule ("Encrypted Amazon SNS topics", its guide).
            if (type === "kms/key:Key" && one.Principal?.Service === "events.amazonaws.com")
              return [];
            const isOpen = one.Effect === "Allow" && one.Principal?.Service !== undefined;
            const text = JSON.stringify(one.Condition ?? {});
            return isOpen &&
              !/aws:SourceArn|aws:SourceAccount|kms:ViaService|EncryptionContext/.test(text)
              ? [`${name} ${JSON.stringify(one.Principal?.Service)}`]
              : [];
          }),
        ),
      ),
  },
  {
    name: "the edge keeps no address of whoever reports: neither logs nor samples of requests",
    check: (graph) => [
      ...every(graph, "cloudfront/distribution:Distribution").flatMap(({ name, inputs }) =>
        inputs.loggingConfig === undefined ? [] : [`${name} is logged`],
      ),
      ...every(graph, "wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration").map(
        ({ name }) => name,
      ),
      ...every(graph, "cloudwatch/logDelivery:LogDelivery").map(({ name }) => name),
      ...sampled(graph),
    ],
  },
  {
    name: "functions are called by what is named, by no address of their own and by nobody else",
    check: (graph) => [
      ...every(graph, "lambda/functionUrl:FunctionUrl").map(({ name }) => name),
      ...every(graph, "lambda/permission:Permission").flatMap(({ name, inputs }) =>
        inputs.principal !== "*" && (inputs.sourceArn ?? inputs.sourceAccount) !== undefined
          ? []
          : [name],
      ),
    ],
  },
  {
    name: "no user with a key that lasts, and no group",
    check: (graph) =>
      ["iam/user:User", "iam/accessKey:AccessKey", "iam/group:Group"].flatMap((type) =>
        every(graph, type).map(({ name }) => name),
      ),
  },
];

/** Rules of the firewall of which AWS would keep samples, with the addresses that sent them. */
function sampled(graph: Graph): string[] {
  return every(graph, "wafv2/webAcl:WebAcl").flatMap(({ inputs }) =>
    ((inputs.rules ?? []) as { name: string }[]).flatMap((rule) =>
      at(rule, "visibilityConfig.sampledRequestsEnabled") === false ? [] : [rule.name],
    ),
  );
}
