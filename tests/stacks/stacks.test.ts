import { readFileSync } from "node:fs";
import aslValidator from "asl-validator";
import { beforeAll, describe, expect, it } from "vitest";
import { topology } from "#topology";
import { evaluateAll, type Graphs } from "./evaluate.ts";
import { type Mutation, rewritten, without, withoutResource } from "./mutate.ts";
import { actionsBy, describeActions } from "./rules/actions.ts";
import { china } from "./rules/china.ts";
import { cloudList } from "./rules/cloud-list.ts";
import { drift } from "./rules/drift.ts";
import { edge } from "./rules/edge.ts";
import { failure } from "./rules/failure.ts";
import { firewall } from "./rules/firewall.ts";
import { guards } from "./rules/guards.ts";
import { host } from "./rules/host.ts";
import { kept } from "./rules/kept.ts";
import { limits } from "./rules/limits.ts";
import { metrics } from "./rules/metrics.ts";
import { properties, worldwide } from "./rules/properties.ts";
import { reach } from "./rules/reach.ts";
import { at, every, type Rule } from "./rules/rule.ts";
import { wildcards } from "./rules/wildcards.ts";

let graphs: Graphs;
let actions: Rule[];
beforeAll(async () => {
  graphs = await evaluateAll();
  actions = actionsBy(await describeActions(Object.values(graphs)));
}, 400_000);

const anywhere = [
  ...wildcards,
  ...cloudList,
  ...reach,
  ...drift,
  ...failure,
  ...edge,
  ...guards,
  ...host,
  ...kept,
  ...limits,
  ...metrics,
];
const inProduction = [...properties, ...anywhere];
const rules = [...worldwide, ...firewall, ...inProduction];

/** Everything that is wrong with a graph by rules that need to have asked what AWS says of actions. */
const wrongActions = (graph: Graphs["dev"]) => actions.flatMap(({ check }) => check(graph));

describe("production", () => {
  it.each(rules)("$name", ({ check }) => expect(check(graphs.production)).toEqual([]));

  it("actions, their resources and their conditions are as AWS has them", () => {
    expect(wrongActions(graphs.production)).toEqual([]);
  });

  it("definitions pass asl-validator", () => {
    const machines = every(graphs.production, "sfn/stateMachine:StateMachine");
    for (const { inputs } of machines) {
      const { isValid, errorsText } = aslValidator(JSON.parse(inputs.definition as string));
      expect(isValid, errorsText()).toBe(true);
    }
    expect(machines).toHaveLength(Object.keys(topology.workflows).length);
  });

  it("every alarm names a paragraph of docs/operate.md", () => {
    const page = readFileSync(new URL("../../docs/operate.md", import.meta.url), "utf8");
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title);
    const named = every(graphs.production, "cloudwatch/metricAlarm:MetricAlarm").map(
      ({ inputs }) => String(inputs.alarmDescription).split("docs/operate.md#")[1],
    );
    expect(named.length).toBeGreaterThan(0);
    expect([...new Set(named)].filter((name) => !headings.includes(name))).toEqual([]);
  });

  it("no secret and no placeholder is in the graph", () => {
    const text = JSON.stringify(graphs.production);
    expect(text).not.toMatch(/\$\{functions|\$\{partition|\[object Object\]|Calling \[toString\]/);
  });
});

describe("dev", () => {
  it.each(anywhere)("$name", ({ check }) => expect(check(graphs.dev)).toEqual([]));

  it("can be removed", () => {
    const [table] = every(graphs.dev, "dynamodb/table:Table");
    expect(at(table?.inputs, "deletionProtectionEnabled")).toBe(false);
    for (const { inputs } of every(graphs.dev, "s3/bucket:Bucket"))
      expect(inputs.forceDestroy).toBe(true);
  });
});

describe("China", () => {
  const inChina = [...china, ...inProduction];
  it.each(inChina)("$name", ({ check }) => expect(check(graphs.china)).toEqual([]));

  it("actions, their resources and their conditions are as AWS has them", () => {
    expect(wrongActions(graphs.china)).toEqual([]);
  });

  it("names nothing of another partition, and nothing that is absent there", () => {
    const text = JSON.stringify(graphs.china);
    expect(text.match(/arn:aws:[^"]*/g)).toBeNull();
    expect(text.match(/\b(?!cn-)[a-z]{2}-[a-z]+-\d\b/g)).toBeNull();
    expect(text).not.toMatch(/amazonaws\.com(?!\.cn)(?=[^"]*kms:ViaService)/);
    expect(every(graphs.china, "wafv2/webAcl:WebAcl")).toEqual([]);
  });

  it("takes the edge's certificate from IAM", () => {
    const [edge] = every(graphs.china, "cloudfront/distribution:Distribution");
    expect(at(edge?.inputs, "viewerCertificate.iamCertificateId")).toBeTruthy();
    expect(at(edge?.inputs, "viewerCertificate.acmCertificateArn")).toBeUndefined();
  });
});

const role = "iam/role:Role";
const lambda = "lambda/function:Function";
const cloudfront = "cloudfront/distribution:Distribution";
const acl = "wafv2/webAcl:WebAcl";
const alarm = "cloudwatch/metricAlarm:MetricAlarm";
const sse = "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const lifecycle = "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const mutations: Mutation[] = [
  ...[...properties, ...worldwide].flatMap(({ name }) => {
    const [type = "", fields = ""] = name.split(": ");
    return fields.split(", ").map((field) => without(type, field));
  }),
  without("lambda/function:Function", "timeout"),
  without("apigatewayv2/route:Route", "authorizationType"),
  without("apigatewayv2/stage:Stage", "routeSettings"),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /errors$/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /waiting$/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /ExecutionsTimedOut$/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /reactions-behind/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /wake-overdue/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /notices-failing/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /seal-missing/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /seal-broken/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /event-overwritten/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /codes-guessed/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /links-locked/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /api-refusals/),
  withoutResource("cloudwatch/metricAlarm:MetricAlarm", /firewall-blocks/),
  withoutResource("cloudwatch/logMetricFilter:LogMetricFilter", /LinksUnknown/),
  withoutResource("s3/bucketLogging:BucketLogging", /Files/),
  withoutResource("sqs/queuePolicy:QueuePolicy", /StreamFailures/),
  withoutResource("sns/topicPolicy:TopicPolicy", /Alarms/),
  withoutResource("s3/bucketPolicy:BucketPolicy", /Files/),
  rewritten("s3/bucketPolicy:BucketPolicy", "ConsolePolicy", "aws:SourceArn", "aws:Other"),
  rewritten("sns/topicPolicy:TopicPolicy", "AlarmsPolicy", "aws:SourceAccount", "aws:Other"),
  rewritten(acl, "Firewall", '"sampledRequestsEnabled":false', '"sampledRequestsEnabled":true'),
  rewritten(cloudfront, "Edge", '"enabled":true', '"loggingConfig":{},"enabled":true'),
  withoutResource("cloudtrail/trail:Trail", /./),
  withoutResource("backup/selection:Selection", /./),
  withoutResource("backup/vaultLockConfiguration:VaultLockConfiguration", /./),
  rewritten("backup/plan:Plan", "CopiesPlan", '"deleteAfter":90', '"deleteAfter":9'),
  rewritten("backup/plan:Plan", "CopiesPlan", ":111111111111:", ":222222222222:"),
  rewritten("backup/plan:Plan", "CopiesPlan", '"copyActions"', '"other"'),
  rewritten(role, "CopiesRole", "backup:CopyTargets", "backup:Other"),
  withoutResource("cloudwatch/eventTarget:EventTarget", /./),
  withoutResource("cloudwatch/eventTarget:EventTarget", /Rights/),
  withoutResource("lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", /./),
  withoutResource("scheduler/schedule:Schedule", /./),
  withoutResource("sfn/stateMachine:StateMachine", /./),
  withoutResource("lambda/function:Function", /Sweep/),
  rewritten(role, "LinkRole", "dynamodb:BatchGetItem", "dynamodb:*"),
  rewritten(role, "LinkRole", "-production-records", "-production-*"),
  rewritten(role, "LinkRole", ":key/DataKey", ":key/VaultKey"),
  rewritten(role, "LinkRole", "dynamodb:BatchGetItem", "states:StartExecution"),
  rewritten(role, "SweepRole", "dynamodb:BatchGetItem", "states:SendTaskSuccess"),
  rewritten(role, "ReactRole", "-stream-failures", "-elsewhere"),
  rewritten(role, "EnrollmentWorkflowRole", "-step", "-api"),
  rewritten(role, "EnrollmentWorkflowRole", "aws:SourceAccount", "aws:SourceIp"),
  rewritten("s3/bucketPolicy:BucketPolicy", "FilesPolicy", "aws:SecureTransport", "aws:Other"),
  rewritten(lambda, "LinkFunction", "LINK_KEY", "VAULT_KEY"),
  rewritten(lambda, "LinkFunction", "SECRET_LINK_KEY", "LINK_KEY"),
  rewritten(lambda, "LinkFunction", "ORIGIN_KEY_HASHES", "OTHER"),
  rewritten(lambda, "ReactFunction", "https://tiji", `https://${"x".repeat(3500)}`),
  rewritten(lambda, "ReactFunction", '"reservedConcurrentExecutions":10', '"other":10'),
  rewritten("sqs/queue:Queue", "StreamFailures", "elevated-supervision-production-", ""),
  rewritten(role, "FilesRole", "/files/*", "/*"),
  rewritten(role, "FilesRole", "s3:ListBucket", "s3:GetBucketLocation"),
  rewritten(role, "WatchRole", "dynamodb:PutItem", "dynamodb:DeleteItem"),
  rewritten(role, "LinkRole", "district#*", "other#*"),
  rewritten(role, "SweepRole", "sealed#*", "other#*"),
  rewritten(role, "LinkRole", '["link#*","flood#*"]', '["*"]'),
  rewritten(role, "SealRole", "/seals/*", "/*"),
  rewritten(role, "SealRole", "s3:PutObject", "s3:PutObjectAcl"),
  rewritten("s3/bucketPolicy:BucketPolicy", "SealsPolicy", "s3:if-none-match", "s3:x-amz-acl"),
  rewritten(cloudfront, "Edge", "/api/*", "/api/{id}"),
  rewritten(cloudfront, "Edge", "/docs", "/api/v1/*"),
  rewritten(cloudfront, "Edge", "/l/*", "/m/*"),
  rewritten(cloudfront, "Edge", "4135ea2d", "5135ea2d"),
  rewritten(cloudfront, "Edge", '"errorCachingMinTtl":0,"errorCode":403', '"errorCode":403'),
  rewritten(cloudfront, "Edge", '"customHeaders"', '"otherHeaders"'),
  rewritten("s3/bucketPolicy:BucketPolicy", "ConsolePolicy", "s3:ListBucket", "s3:GetObjectAcl"),
  rewritten("sqs/queuePolicy:QueuePolicy", "StreamFailuresPolicy", "aws:SecureTransport", "aws:O"),
  rewritten("sns/topicPolicy:TopicPolicy", "AlarmsPolicy", "aws:SecureTransport", "aws:Other"),
  rewritten(acl, "Firewall", '"name":"SizeRestrictions_BODY"', '"name":"Other"'),
  rewritten(acl, "Firewall", "^/api/v1/imports$", "^/api/v1/import$"),
  rewritten(acl, "Firewall", "^/p/.*$", "^/p/*$"),
  rewritten(acl, "Firewall", "^/l/.*$", "^/m/.*$"),
  rewritten(acl, "Firewall", '"searchString":"/api/v1/"', '"searchString":"/api/v2/"'),
  rewritten(acl, "Firewall", '"limit":600', '"limit":60000'),
  rewritten(acl, "Firewall", '"responseCode":413', '"responseCode":403'),
  rewritten(lifecycle, "FilesLifecycle", '"noncurrentDays":1}', '"noncurrentDays":365}'),
  rewritten(lifecycle, "FilesLifecycle", "imports/", "import/"),
  rewritten("kms/key:Key", "VaultKey", "ImporterRole", "LinkRole"),
  rewritten("apigatewayv2/stage:Stage", "ApiStage", "authorizer.claims.sub", "identity.sourceIp"),
  rewritten(alarm, "alarm-table-SystemErrors", '"Operation":"Query",', ""),
  rewritten(alarm, "alarm-table-ReadThrottleEvents", '"GlobalSecondaryIndexName":"todo",', ""),
  rewritten("sfn/stateMachine:StateMachine", "LetterWorkflow", "States.TaskFailed", "Lambda.Other"),
  rewritten("scheduler/schedule:Schedule", "cycleSchedule", "21600", "300"),
  {
    name: "source maps are asked of the builder",
    apply: ({ builds }) => Reflect.set(builds[0]?.properties ?? {}, "sourcemap", false),
  },
  rewritten("dynamodb/table:Table", "Records", "todoKey", "otherKey"),
];

describe("a mutation is noticed", () => {
  it.each(mutations)("$name", ({ apply }) => {
    const graph = structuredClone(graphs.production);
    expect(apply(graph), "the mutation found its target").toBe(true);
    expect(rules.flatMap(({ check }) => check(graph))).not.toEqual([]);
  });
});

const actionMutations: Mutation[] = [
  rewritten(role, "LinkRole", "dynamodb:BatchGetItem", "dynamodb:FetchItem"),
  rewritten(role, "ReactRole", 'enrollment"', 'enrollment:live"'),
  rewritten(
    role,
    "StepRole",
    '"states:SendTaskSuccess","Resource":"*"',
    '"states:SendTaskSuccess","Resource":"arn:aws:states:x:0:stateMachine:y"',
  ),
  rewritten(role, "LinkRole", ":secret:elevated", ":parameter/elevated"),
  rewritten(role, "ReactRole", "states:StateMachineQualifier", "states:Qualifier"),
];

describe("a mutation of what AWS knows is noticed", () => {
  it.each(actionMutations)("$name", ({ apply }) => {
    const graph = structuredClone(graphs.production);
    expect(apply(graph), "the mutation found its target").toBe(true);
    expect(wrongActions(graph)).not.toEqual([]);
  });
});

const chinaMutations: Mutation[] = [
  rewritten(
    lambda,
    "LinkFunction",
    '"timeout":15',
    '"timeout":15,"tracingConfig":{"mode":"Active"}',
  ),
  rewritten(cloudfront, "Edge", '"forwardedValues"', '"cachePolicyId":"x","forwardedValues"'),
  rewritten(cloudfront, "Edge", '"Authorization"', '"Other"'),
  rewritten(sse, "ConsoleEncryption", "AES256", "aws:kms"),
  {
    name: "an origin access control",
    apply: ({ resources }) =>
      resources.push({
        type: "aws:cloudfront/originAccessControl:OriginAccessControl",
        name: "x",
        inputs: {},
      }) > 0,
  },
];

describe("a mutation of China's graph is noticed", () => {
  it.each(chinaMutations)("$name", ({ apply }) => {
    const graph = structuredClone(graphs.china);
    expect(apply(graph), "the mutation found its target").toBe(true);
    expect(china.flatMap(({ check }) => check(graph))).not.toEqual([]);
  });
});
