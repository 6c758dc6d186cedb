import type { Graph } from "#stacks/synth/graph.ts";

/** A graph with one thing taken out of it. */
export type Mutation = { name: string; apply: (graph: Graph) => boolean };

/** Takes a property away from the first resource of a type. */
export function without(type: string, path: string): Mutation {
  return {
    name: `${type} without ${path}`,
    apply: (graph) => {
      const inputs = graph.resources.find((each) => each.type === `aws:${type}`)?.inputs;
      const keys = path.split(".");
      const last = keys.pop() ?? "";
      let holder: unknown = inputs;
      for (const key of keys) holder = (holder as Record<string, unknown> | undefined)?.[key];
      if (typeof holder !== "object" || holder === null || !(last in holder)) return false;
      return Reflect.deleteProperty(holder, last);
    },
  };
}

/** Takes away the resource whose type and name match. */
export function withoutResource(type: string, name: RegExp): Mutation {
  return {
    name: `no ${type} ${name.source}`,
    apply: (graph) => {
      const index = graph.resources.findIndex(
        (each) => each.type === `aws:${type}` && name.test(each.name),
      );
      if (index >= 0) graph.resources.splice(index, 1);
      return index >= 0;
    },
  };
}

/** Rewrites text somewhere in a resource. */
export function rewritten(type: string, name: string, from: string, to: string): Mutation {
  return {
    name: `${name}: ${from} becomes ${to}`,
    apply: (graph) => {
      const found = graph.resources.find(
        (each) => each.type === `aws:${type}` && each.name === name,
      );
      if (found === undefined) return false;
      const text = JSON.stringify(found.inputs);
      // What lies in a policy's text is quoted once more than what lies in the graph itself.
      const quoted = (word: string) => JSON.stringify(word).slice(1, -1);
      const changed = text.includes(from)
        ? text.replace(from, to)
        : text.replace(quoted(from), quoted(to));
      found.inputs = JSON.parse(changed) as typeof found.inputs;
      return changed !== text;
    },
  };
}
