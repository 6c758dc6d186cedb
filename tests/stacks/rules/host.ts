import { mayCall, type TableAction } from "#local/rights/may.ts";
import { workflowGrants } from "#local/rights/workflows.ts";
import type { FunctionName } from "#topology";
import { topology } from "#topology";
import { title } from "./reach.ts";
import { at, list, type Rule, statementsOf } from "./rule.ts";

const actions: readonly TableAction[] = [
  "GetItem",
  "BatchGetItem",
  "Query",
  "PutItem",
  "ConditionCheckItem",
  "UpdateItem",
  "DeleteItem",
];
const partitions = [
  ...topology.table.guards.map(({ items }) => `${items}one`),
  ...topology.table.counted.map((items) => `${items}one`),
  "letter#one",
];

/** The local host refuses what AWS would refuse, and allows what AWS would allow. */
export const host: Rule[] = [
  {
    name: "the local host gives functions exactly the rights on the table that their roles have",
    check: (graph) =>
      (Object.keys(topology.functions) as FunctionName[]).flatMap((name) => {
        const statements = statementsOf(graph, `${title(name)}Role`);
        return actions.flatMap((action) =>
          partitions.flatMap((partition) => {
            const here = mayCall(name, { service: "dynamodb", action, partition });
            const there = allows(statements, `dynamodb:${action}`, partition);
            return here === there ? [] : [`${name} ${action} ${partition}: ${here}, ${there}`];
          }),
        );
      }),
  },
  {
    name: "the local host gives functions exactly the rights at Step Functions that their roles have",
    check: (graph) =>
      (Object.keys(topology.functions) as FunctionName[]).flatMap((name) => {
        const here = workflowGrants(name).map(({ action, resources, qualifier }) =>
          said(action, resources, qualifier),
        );
        const there = statementsOf(graph, `${title(name)}Role`)
          .filter(({ Action }) => list(Action).some((action) => action.startsWith("states:")))
          .map((each) =>
            said(
              list(each.Action).join(),
              list(each.Resource),
              at(each, "Condition.StringEquals.states:StateMachineQualifier"),
            ),
          );
        const same = JSON.stringify(here.sort()) === JSON.stringify(there.sort());
        return same ? [] : [`${name}: ${here.join("; ")}, ${there.join("; ")}`];
      }),
  },
];

/** A statement in one line; machines by the names that the topology gives them. */
function said(action: string, resources: readonly string[], qualifier: unknown): string {
  const workflows = Object.keys(topology.workflows);
  const machines = resources.map(
    (arn) => workflows.find((name) => new RegExp(`[:-]${name}$`).test(arn)) ?? arn,
  );
  return `${action} on ${machines.sort().join()} as ${qualifier}`;
}

/** IAM's rule: one denial is enough to refuse, and one allowance is needed. */
function allows(
  statements: ReturnType<typeof statementsOf>,
  action: string,
  partition: string,
): boolean {
  const fitting = statements.filter(
    (each) => list(each.Action).includes(action) && isAbout(each, partition),
  );
  return (
    fitting.some(({ Effect }) => Effect === "Allow") &&
    fitting.every(({ Effect }) => Effect === "Allow")
  );
}

function isAbout(statement: object, partition: string): boolean {
  const places = ["ForAnyValue:StringLike", "ForAllValues:StringLike"].flatMap((test) =>
    list((at(statement, `Condition.${test}.dynamodb:LeadingKeys`) ?? []) as string | string[]),
  );
  return (
    places.length === 0 || places.some((place) => partition.startsWith(place.replace(/\*$/, "")))
  );
}
