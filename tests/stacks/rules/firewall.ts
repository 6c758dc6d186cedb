import type { Graph } from "#stacks/synth/graph.ts";
import { topology } from "#topology";
import { at, every, type Rule } from "./rule.ts";

type AclRule = { name: string; statement: unknown; action?: unknown };

const rulesOf = (graph: Graph) =>
  (at(every(graph, "wafv2/webAcl:WebAcl")[0]?.inputs, "rules") ?? []) as AclRule[];

/** Rules of `AWSManagedRulesCommonRuleSet` that read the body ("Baseline rule groups", WAF guide). */
const readsBodies = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "EC2MetaDataSSRF_BODY",
];

/** Where a workbook may arrive, or a report of 8,000 characters. */
const filePaths = Object.values(topology.functions).flatMap((spec) =>
  "paths" in spec
    ? spec.paths.flatMap((each) => ("takesFiles" in each ? [each.path as string] : []))
    : [],
);

function textOf(graph: Graph, name: string): string {
  return JSON.stringify(rulesOf(graph).find((rule) => rule.name === name) ?? "");
}

export const firewall: Rule[] = [
  {
    name: "no managed rule stops a body by itself",
    check: (graph) => {
      const group = rulesOf(graph).find(({ name }) => name === "AWSManagedRulesCommonRuleSet");
      const overrides = (at(group, "statement.managedRuleGroupStatement.ruleActionOverrides") ??
        []) as { name: string; actionToUse: object }[];
      return readsBodies.filter(
        (rule) =>
          !overrides.some(({ name, actionToUse }) => name === rule && "count" in actionToUse),
      );
    },
  },
  {
    name: "what those rules found stops a body outside the paths that may have it",
    check: (graph) => {
      const long = textOf(graph, "long-bodies");
      const suspicious = textOf(graph, "suspicious-bodies");
      return [
        ...(long.includes("SizeRestrictions_Body") && long.includes('"searchString":"/api/v1/"')
          ? []
          : ["long-bodies"]),
        ...readsBodies
          .slice(1)
          .map((rule) => rule.replace(/BODY$/, "Body"))
          .filter((label) => !suspicious.includes(`core-rule-set:${label}"`)),
        ...filePaths.filter(
          (path) => !suspicious.includes(`"^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$"`),
        ),
      ];
    },
  },
  {
    name: "one address is limited on links, without a login, and at all, in this order",
    check: (graph) => {
      const limits = rulesOf(graph).flatMap(({ name, statement, action }) => {
        const limit = at(statement, "rateBasedStatement.limit");
        return limit === undefined || at(action, "block") === undefined ? [] : [`${name} ${limit}`];
      });
      const wanted = ["links 600", "anonymous 3000", "flood 20000"];
      return limits.join() === wanted.join() ? [] : limits;
    },
  },
  {
    name: "what Lambda would not take is answered in words, and blocks ring",
    check: (graph) => {
      const alarms = every(graph, "cloudwatch/metricAlarm:MetricAlarm");
      const rings = alarms.some(({ inputs }) => inputs.metricName === "BlockedRequests");
      return [
        ...(textOf(graph, "too-large").includes('"responseCode":413') ? [] : ["too-large"]),
        ...(rings ? [] : ["no alarm on BlockedRequests"]),
      ];
    },
  },
];
