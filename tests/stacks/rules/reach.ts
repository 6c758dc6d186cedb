import { own } from "#kernel/text/own.ts";
import type { Graph } from "#stacks/synth/graph.ts";
import { type FunctionName, type FunctionSpec, topology } from "#topology";
import { allowedOf, at, every, list, type Rule } from "./rule.ts";

const specs = Object.entries(topology.functions) as [FunctionName, FunctionSpec][];

/** What a function can do, as `service:Action resource-name` words. */
function reachOf(graph: Graph, name: FunctionName): Set<string> {
  return new Set(
    allowedOf(graph, `${title(name)}Role`).flatMap(({ Action, Resource }) =>
      list(Action).flatMap((action) => list(Resource).map((on) => `${action} ${on}`)),
    ),
  );
}

export function environmentOf(graph: Graph, name: FunctionName): string[] {
  const made = every(graph, "lambda/function:Function").find(
    (each) => each.name === `${title(name)}Function`,
  );
  return Object.keys((at(made?.inputs, "environment.variables") ?? {}) as object);
}

/** By the purpose that a key may be used for: the word that gives it. */
const capabilityFor = { "secret-field": "vault", contact: "contacts", matters: "matters" };

/** Each guarded ability: how it shows in a role or an environment, and which words give it. */
const abilities: [what: string, shows: RegExp, needs: string[]][] = [
  ["reads the table", /dynamodb:(GetItem|BatchGetItem|Query)/, ["table:read"]],
  ["writes the table", /dynamodb:PutItem/, ["table:write"]],
  ["counts in the table", /dynamodb:UpdateItem/, ["table:count"]],
  ["removes from the table", /dynamodb:DeleteItem/, ["table:remove"]],
  ["reads files", /s3:GetObject .*-files-/, ["files:read"]],
  ["writes files", /s3:PutObject .*-files-/, ["files:write"]],
  ["destroys files", /s3:DeleteObjectVersion .*-files-/, ["files:destroy"]],
  ["keeps seals", /s3:(Get|Put)Object .*-seals-/, ["seals"]],
  ["starts executions", /states:StartExecution/, ["workflow:start"]],
  ["answers tasks", /states:SendTask/, ["workflow:answer"]],
  ["opens what is sealed", /key\/VaultKey/, ["vault", "contacts", "matters"]],
  ["opens who reported", /kms:Decrypt .*key\/IdentityKey/, ["identities:open"]],
  ["seals who reported", /kms:GenerateDataKey .*key\/IdentityKey/, ["identities:seal"]],
];
const secrets: [variable: string, needs: string][] = [
  ["LINK_KEY", "link-key"],
  ["VAULT_KEY", "vault"],
  ["SMTP_URL", "mail"],
  ["ROBOTS", "robots"],
  ["SMS_GATEWAY", "sms"],
  ["LINK_LOGIN", "login"],
];

export const reach: Rule[] = [
  {
    name: "each function may do exactly what the topology says it uses",
    check: (graph) =>
      specs.flatMap(([name, { uses }]) => {
        const can = [...reachOf(graph, name)];
        return abilities.flatMap(([what, shows, needs]) => {
          const may = needs.some((need) => (uses as readonly string[]).includes(need));
          return can.some((each) => shows.test(each)) === may ? [] : [`${name} ${what}`];
        });
      }),
  },
  {
    name: "each function is given exactly the secrets that it uses",
    check: (graph) =>
      specs.flatMap(([name, { uses }]) => {
        const given = environmentOf(graph, name);
        return secrets.flatMap(([variable, need]) =>
          given.includes(`SECRET_${variable}`) === (uses as readonly string[]).includes(need) &&
          !given.includes(variable)
            ? []
            : [`${name} ${variable}`],
        );
      }),
  },
  {
    name: "whoever opens what is sealed opens what is for their own purpose",
    check: (graph) =>
      specs.flatMap(([name, { uses }]) =>
        allowedOf(graph, `${title(name)}Role`).flatMap(({ Resource, Condition }) => {
          if (!list(Resource).some((on) => /key\/VaultKey/.test(on))) return [];
          const purpose = at(Condition, "StringEquals.kms:EncryptionContext:purpose");
          const need = own(capabilityFor, String(purpose));
          return need !== undefined && (uses as readonly string[]).includes(need)
            ? []
            : [`${name} ${String(purpose)}`];
        }),
      ),
  },
  {
    name: "one function alone opens who reported, none that the public reaches",
    check: (graph) => {
      const opens = specs.filter(([name]) =>
        [...reachOf(graph, name)].some((each) => /kms:Decrypt .*key\/IdentityKey/.test(each)),
      );
      return opens.length === 1 && opens.every(([, { trigger }]) => trigger === "http")
        ? []
        : opens.map(([name]) => name);
    },
  },
  {
    name: "the data key is used only by way of the service that holds the data",
    check: (graph) =>
      specs.flatMap(([name]) =>
        allowedOf(graph, `${title(name)}Role`).flatMap(({ Resource, Condition }) =>
          list(Resource).some((on) => on.includes(":key/")) && Condition === undefined
            ? [`${name}: ${Resource}`]
            : [],
        ),
      ),
  },
  {
    name: "only the stream's consumer starts executions; only it and the step answer tasks",
    check: (graph) => {
      const who = (action: RegExp) =>
        specs.flatMap(([name]) =>
          [...reachOf(graph, name)].some((each) => action.test(each)) ? [name] : [],
        );
      const starts = who(/states:StartExecution/).filter((n) => n !== topology.stream.function);
      const answers = who(/states:SendTask/).filter((n) => n !== "react" && n !== "step");
      return [...starts, ...answers];
    },
  },
  {
    name: "workflows may invoke only the functions that their definition names",
    check: (graph) =>
      Object.entries(topology.workflows).flatMap(([name, definition]) => {
        const [invoke] = allowedOf(graph, `${title(name)}WorkflowRole`);
        const named = specs.flatMap(([each]) =>
          JSON.stringify(definition).includes(`\${functions.${each}}`) ? [each] : [],
        );
        const invoked = list(invoke?.Resource ?? []).map((arn) => arn.split("-").at(-1));
        return invoked.join() === named.join() ? [] : [`${name}: ${invoked} for ${named}`];
      }),
  },
];

export function title(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}
