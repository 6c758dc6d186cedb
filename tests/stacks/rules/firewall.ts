import type { Graph } from "#stacks/synth/graph.ts";
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

/** A body that somebody sends, in bytes, and what the managed rules find in it besides its length. */
type Sent = { path: string; bytes: number; finds?: string };

/** The largest that people send: a report of 8,000 signs is 72 KB as a form has it. */
const passing: readonly Sent[] = [
  { path: "/api/v1/imports", bytes: 4_000_000, finds: "CrossSiteScripting_Body" },
  { path: "/api/v1/nominations", bytes: 400_000, finds: "GenericLFI_Body" },
  { path: "/api/v1/targeted-inspections/tgt_1/tables", bytes: 4_000_000, finds: "GenericRFI_Body" },
  { path: "/api/v1/petitions", bytes: 24_000 },
  { path: "/p/report", bytes: 72_000 },
  { path: "/p/report", bytes: 4_000_000, finds: "CrossSiteScripting_Body" },
  { path: "/p/a/b", bytes: 24_000, finds: "GenericLFI_Body" },
  { path: "/l/abc", bytes: 108_000 },
  { path: "/l/abc/decision", bytes: 108_000 },
  { path: "/l/abc/report/item", bytes: 72_000 },
  { path: "/l/abc/files", bytes: 4_000_000, finds: "CrossSiteScripting_Body" },
  { path: "/b/abc", bytes: 2_000 },
];
const stopped: readonly Sent[] = [
  { path: "/b/abc", bytes: 24_000 },
  { path: "/", bytes: 9_000 },
  { path: "/px", bytes: 9_000 },
  { path: "/x/p/report", bytes: 9_000 },
  { path: "/l/abc", bytes: 100, finds: "CrossSiteScripting_Body" },
  { path: "/api/v1/enrollments", bytes: 100, finds: "GenericRFI_Body" },
  { path: "/api/v1/imports/x", bytes: 100, finds: "CrossSiteScripting_Body" },
];

/** Whether a rule's own words, read as AWS reads them, stop what is sent. */
function stops(statement: unknown, { path, bytes, finds }: Sent): boolean {
  const some = (key: string) => at(statement, key) as unknown;
  const list = (key: string) => (some(key) ?? []) as unknown[];
  const sent = { path, bytes, ...(finds === undefined ? {} : { finds }) };
  if (some("andStatement") !== undefined)
    return list("andStatement.statements").every((one) => stops(one, sent));
  if (some("orStatement") !== undefined)
    return list("orStatement.statements").some((one) => stops(one, sent));
  if (some("notStatement") !== undefined)
    return !list("notStatement.statements").some((one) => stops(one, sent));
  if (some("labelMatchStatement") !== undefined) {
    const [label = ""] = String(some("labelMatchStatement.key")).split(":").slice(-1);
    return label === finds || (label === "SizeRestrictions_Body" && bytes > 8_192);
  }
  if (some("byteMatchStatement") !== undefined)
    return path.startsWith(String(some("byteMatchStatement.searchString")));
  return new RegExp(String(some("regexMatchStatement.regexString"))).test(path);
}

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
      ];
    },
  },
  {
    name: "what people send passes, and nothing else of its size or look",
    check: (graph) => {
      const rules = rulesOf(graph).filter(({ name }) => /^(?:long|suspicious)-bodies$/.test(name));
      const isStopped = (sent: Sent) => rules.some(({ statement }) => stops(statement, sent));
      return [
        ...passing.filter(isStopped).map((sent) => `stops ${JSON.stringify(sent)}`),
        ...stopped
          .filter((sent) => !isStopped(sent))
          .map((sent) => `passes ${JSON.stringify(sent)}`),
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
