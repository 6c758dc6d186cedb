import { type FunctionSpec, type Guard, topology } from "#topology";
import { title } from "./reach.ts";
import { allowedOf, at, list, type Rule, statementsOf } from "./rule.ts";

const specs = Object.entries(topology.functions as Record<string, FunctionSpec>);
const changing = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
const reading = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];

/** The only objects for which a function may do so: some it writes and never reads. */
function ownPlaces(
  { uses, prefixes = [], reads = prefixes }: FunctionSpec,
  actions: readonly string[],
): RegExp[] {
  const seals = uses.includes("seals") ? [/-seals-\d+\/seals\/\*$/] : [];
  const own = actions.every((action) => action === "s3:PutObject") ? prefixes : reads;
  return [...own.map((prefix) => new RegExp(`-files-\\d+/${prefix}\\*$`)), ...seals];
}

/** What functions may do with parts of the table and of the buckets. */
export const guards: Rule[] = [
  {
    name: "functions reach files under their own prefixes only",
    check: (graph) =>
      specs.flatMap(([name, spec]) =>
        allowedOf(graph, `${title(name)}Role`)
          .filter(({ Action }) => list(Action).some((action) => /Object/.test(action)))
          .flatMap(({ Action, Resource }) => {
            const places = ownPlaces(spec, list(Action));
            return list(Resource).filter((on) => !places.some((place) => place.test(on)));
          })
          .map((on) => `${name}: ${on}`),
      ),
  },
  {
    name: "items are updated in place only where something is counted, never an event",
    check: (graph) =>
      specs.flatMap(([name]) =>
        allowedOf(graph, `${title(name)}Role`).flatMap((each) =>
          list(each.Action).includes("dynamodb:UpdateItem") &&
          JSON.stringify(at(each, "Condition.ForAllValues:StringLike.dynamodb:LeadingKeys")) !==
            JSON.stringify(topology.table.counted.map((items) => `${items}*`))
            ? [name]
            : [],
        ),
      ),
  },
  {
    name: "guarded items are denied to every function but those that keep them",
    check: (graph) =>
      (topology.table.guards as readonly Guard[]).flatMap(({ items, closed, except }) =>
        specs.flatMap(([name]) => {
          const denied = statementsOf(graph, `${title(name)}Role`)
            .filter(
              (each) =>
                each.Effect === "Deny" &&
                at(each, "Condition.ForAnyValue:StringLike.dynamodb:LeadingKeys") === `${items}*`,
            )
            .flatMap(({ Action }) => list(Action));
          const wanted = closed === "changing" ? changing : [...changing, ...reading];
          const missing = wanted.filter((action) => !denied.includes(action));
          const isKeeper = except.includes(name);
          return (isKeeper ? denied.length === 0 : missing.length === 0)
            ? []
            : [`${name} ${items} ${missing}`];
        }),
      ),
  },
];
