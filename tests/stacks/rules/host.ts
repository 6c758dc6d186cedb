import { mayCall, type TableAction } from "#local/rights/may.ts";
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
];

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
