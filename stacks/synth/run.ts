/// <reference path="../../.sst/platform/config.d.ts" />
import { answerOf, type Graph, type Resource, redact, stateOf } from "./graph.ts";

/** Runs the program with nothing behind it, and keeps what it would have created. */
export async function evaluate(program: () => Promise<unknown>): Promise<Omit<Graph, "builds">> {
  const resources: Resource[] = [];
  const region = process.env.AWS_REGION ?? "";
  const { runtime } = $util;
  await runtime.setMocks(
    {
      newResource({ type, name, inputs, id }) {
        const resource = { type, name, inputs: redact(inputs) as Resource["inputs"] };
        const isRead = id !== undefined && id !== "";
        if (!isRead && type.startsWith("aws:")) resources.push(resource);
        return stateOf({ type, name, inputs }, region);
      },
      call: ({ token }) => answerOf(token, region),
    },
    $app.name,
    $app.stage,
    false,
  );
  await runtime.runInPulumiStack(program);
  // What is created inside an `apply` comes after the program; `disconnect` waits for it.
  await runtime.disconnect();
  resources.sort((a, b) => `${a.type} ${a.name}`.localeCompare(`${b.type} ${b.name}`));
  return { stage: $app.stage, region, resources };
}
