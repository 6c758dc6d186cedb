import { readFileSync } from "node:fs";
import aslValidator from "asl-validator";
import { beforeAll, describe, expect, it } from "vitest";
import { topology } from "#topology";
import { evaluateAll, type Graphs } from "./evaluate.ts";
import { type Mutation, rewritten, without, withoutResource } from "./mutate.ts";
import { drift } from "./rules/drift.ts";
import { failure } from "./rules/failure.ts";
import { properties } from "./rules/properties.ts";
import { reach } from "./rules/reach.ts";
import { at, every } from "./rules/rule.ts";
import { wildcards } from "./rules/wildcards.ts";

let graphs: Graphs;
beforeAll(async () => {
  graphs = await evaluateAll();
}, 400_000);

const anywhere = [...wildcards, ...reach, ...drift, ...failure];
const rules = [...properties, ...anywhere];

describe("production", () => {
  it.each(rules)("$name", ({ check }) => expect(check(graphs.production)).toEqual([]));

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
  it.each(anywhere)("$name", ({ check }) => expect(check(graphs.china)).toEqual([]));

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
const mutations: Mutation[] = [
  ...properties.flatMap(({ name }) => {
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
  withoutResource("lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", /./),
  withoutResource("scheduler/schedule:Schedule", /./),
  withoutResource("sfn/stateMachine:StateMachine", /./),
  withoutResource("lambda/function:Function", /Sweep/),
  rewritten(role, "LinkRole", "dynamodb:GetItem", "dynamodb:*"),
  rewritten(role, "LinkRole", ":table/Records", ":table/*"),
  rewritten(role, "LinkRole", ":key/DataKey", ":key/VaultKey"),
  rewritten(role, "LinkRole", "dynamodb:GetItem", "states:StartExecution"),
  rewritten(role, "SweepRole", "dynamodb:GetItem", "states:SendTaskSuccess"),
  rewritten(role, "ReactRole", "StreamFailures", "Elsewhere"),
  rewritten(role, "EnrollmentWorkflowRole", "-step", "-api"),
  rewritten(role, "EnrollmentWorkflowRole", "aws:SourceAccount", "aws:SourceIp"),
  rewritten("s3/bucketPolicy:BucketPolicy", "FilesPolicy", "aws:SecureTransport", "aws:Other"),
  rewritten("lambda/function:Function", "LinkFunction", "LINK_KEY", "VAULT_KEY"),
  rewritten("dynamodb/table:Table", "Records", "todoKey", "otherKey"),
];

describe("a mutation is noticed", () => {
  it.each(mutations)("$name", ({ apply }) => {
    const graph = structuredClone(graphs.production);
    expect(apply(graph), "the mutation found its target").toBe(true);
    expect(rules.flatMap(({ check }) => check(graph))).not.toEqual([]);
  });
});
