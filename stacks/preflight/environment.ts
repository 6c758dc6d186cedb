import type { Graph } from "../synth/graph.ts";

/** All variables of a function together: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const environmentLimit = 4096;

/** What SST adds that the evaluation does not have: its key, in base64. */
const addedBySst = "SST_KEY".length + 44;

/** The bytes of each function's environment, the largest first. */
export function environmentsOf({ resources }: Graph): { name: string; bytes: number }[] {
  return resources
    .filter(({ type }) => type === "aws:lambda/function:Function")
    .map(({ name, inputs }) => {
      const { variables = {} } = (inputs.environment ?? {}) as {
        variables?: Record<string, unknown>;
      };
      const bytes = Object.entries(variables).reduce(
        (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
        addedBySst,
      );
      return { name, bytes };
    })
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** Functions whose environment Lambda would refuse, in plain sentences. */
export function environmentProblems(graph: Graph): string[] {
  return environmentsOf(graph)
    .filter(({ bytes }) => bytes > environmentLimit)
    .map(
      ({ name, bytes }) =>
        `The environment of ${name} has ${bytes} bytes; Lambda takes ${environmentLimit}`,
    );
}
