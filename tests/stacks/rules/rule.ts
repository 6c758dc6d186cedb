import type { Graph, Resource } from "#stacks/synth/graph.ts";

/** Something that every deployment must hold to; names what does not. */
export type Rule = { name: string; check: (graph: Graph) => string[] };

type Inputs = Record<string, unknown>;

/** All resources of one type, such as `lambda/function:Function`. */
export function every(graph: Graph, type: string): Resource[] {
  return graph.resources.filter((resource) => resource.type === `aws:${type}`);
}

/** The value at a path like `a.b.0.c`, if there is one. */
export function at(inputs: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Inputs)[key] : undefined,
      inputs,
    );
}

/** A rule that every resource of a type has these values, or any value where `present` is asked. */
export function must(type: string, wanted: Record<string, unknown>): Rule {
  return {
    name: `${type}: ${Object.keys(wanted).join(", ")}`,
    check: (graph) => {
      const found = every(graph, type);
      if (found.length === 0) return [`no ${type}`];
      return found.flatMap(({ name, inputs }) =>
        Object.entries(wanted).flatMap(([path, value]) =>
          isAs(at(inputs, path), value) ? [] : [`${name}.${path}`],
        ),
      );
    },
  };
}

export const present = Symbol("any value");

function isAs(found: unknown, wanted: unknown): boolean {
  if (wanted === present) return found !== undefined && found !== "";
  return JSON.stringify(found) === JSON.stringify(wanted);
}

export type Statement = {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, unknown>>;
};

/** The statements of a role, by the role's name. */
export function statementsOf(graph: Graph, role: string): Statement[] {
  const found = every(graph, "iam/role:Role").find(({ name }) => name === role);
  return parse(at(found?.inputs, "inlinePolicies.0.policy"));
}

/** What a role is allowed, by the role's name; what it is denied is left out. */
export function allowedOf(graph: Graph, role: string): Statement[] {
  return statementsOf(graph, role).filter(({ Effect }) => Effect === "Allow");
}

export function parse(policy: unknown): Statement[] {
  return typeof policy === "string"
    ? (JSON.parse(policy) as { Statement: Statement[] }).Statement
    : [];
}

export const list = (value: string | string[]) => (Array.isArray(value) ? value : [value]);
