import { every, list, parse, type Rule } from "./rule.ts";

/** Where AWS has no finer form, and why. */
const allowed: readonly [action: RegExp, resource: RegExp, reason: string][] = [
  [/^xray:/, /^\*$/, "X-Ray knows no resources for sending traces"],
  [/^logs:.*(LogDeliver|ResourcePolic|DescribeLogGroups)/, /^\*$/, "log delivery has no resources"],
  [
    /^logs:(CreateLogStream|PutLogEvents)$/,
    /:log-group:\/[^*]+:\*$/,
    "stream names are made later",
  ],
  [
    /^s3:(Get|Put)Object(Tagging)?$/,
    /^arn:aws(-cn)?:s3:::[^*/]+\/[a-z]+\/(?:(?:raw|offered)\/)?\*$/,
    "the objects under one prefix of a bucket",
  ],
  [
    /^s3:DeleteObject(Version)?$/,
    /^arn:aws(-cn)?:s3:::[^*/]+\/petitions\/(?:(?:raw|offered)\/)?\*$/,
    "files of petitions, which must be destroyed with every version",
  ],
  [
    /^s3:DeleteObject(Version)?$/,
    /^arn:aws(-cn)?:s3:::[^*/]+\/(?:imports|inspections|files)\/\*$/,
    "what turned out to be a state secret, which must be kept nowhere",
  ],
  [
    /^dynamodb:(Describe|Delete)Backup$/,
    /^arn:aws(-cn)?:dynamodb:[^*]+:table\/[^*/]+\/backup\/\*$/,
    "copies of one table, made later",
  ],
  [/^backup:CopyFromBackupVault$/, /^\*$/, "bound by where copies may go"],
  [/^dynamodb:ListStreams$/, /^\*$/, "has no resource types"],
  [/^states:SendTaskSuccess$/, /^\*$/, "has no resource types; whoever answers holds the token"],
];

/** In a policy on a resource, `*` is that resource itself. */
const onResources: Readonly<Record<string, string>> = {
  "kms/key:Key": "policy",
  "s3/bucketPolicy:BucketPolicy": "policy",
  "sqs/queuePolicy:QueuePolicy": "policy",
  "sns/topicPolicy:TopicPolicy": "policy",
};

export const wildcards: Rule[] = [
  {
    name: "no role allows a wildcard, except where AWS has no finer form",
    check: (graph) =>
      every(graph, "iam/role:Role").flatMap(({ name, inputs }) => {
        const policies = (inputs.inlinePolicies ?? []) as { policy: string }[];
        return policies
          .flatMap(({ policy }) => parse(policy))
          .flatMap(({ Action, Resource }) =>
            list(Action).flatMap((action) =>
              list(Resource)
                .filter((resource) => isTooWide(action, resource))
                .map((resource) => `${name}: ${action} on ${resource}`),
            ),
          );
      }),
  },
  {
    name: "roles have one inline policy and nothing managed",
    check: (graph) =>
      every(graph, "iam/role:Role").flatMap(({ name, inputs }) =>
        inputs.managedPolicyArns === undefined && (inputs.inlinePolicies as []).length === 1
          ? []
          : [name],
      ),
  },
  {
    name: "roles of services that tell whom they act for are for this account only",
    check: (graph) =>
      every(graph, "iam/role:Role").flatMap(({ name, inputs }) => {
        const [trust] = parse(inputs.assumeRolePolicy);
        const isSourceless = /"(lambda|backup)\.amazonaws\.com"/.test(JSON.stringify(trust));
        return isSourceless || trust?.Condition?.StringEquals?.["aws:SourceAccount"] ? [] : [name];
      }),
  },
  {
    name: "policies on resources name whom they let in, and all but keys refuse plain HTTP",
    check: (graph) =>
      Object.entries(onResources).flatMap(([type, field]) =>
        every(graph, type).flatMap(({ name, inputs }) => {
          const statements = parse(inputs[field]);
          const open = statements.some(
            (each) => each.Effect === "Allow" && JSON.stringify(each).includes('"Principal":"*"'),
          );
          const tls = JSON.stringify(statements).includes('"aws:SecureTransport":"false"');
          return open || (!type.startsWith("kms") && !tls) ? [name] : [];
        }),
      ),
  },
];

function isTooWide(action: string, resource: string): boolean {
  if (action.includes("*")) return true;
  if (!resource.includes("*")) return false;
  return !allowed.some(([actions, resources]) => actions.test(action) && resources.test(resource));
}
