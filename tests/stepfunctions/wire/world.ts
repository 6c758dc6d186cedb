import {
  CreateStateMachineCommand as Create,
  DescribeExecutionCommand as Describe,
  StartExecutionCommand as Start,
} from "@aws-sdk/client-sfn";
import { afterEach, beforeEach } from "vitest";
import type { JsonObject } from "#local/stepfunctions/engine/json.ts";
import { startService } from "../client.ts";
import { roleArn } from "../names.ts";
import { machine } from "../states.ts";

type World = Awaited<ReturnType<typeof startService>>;

/** The Step Functions of the running test; made anew for each. */
export let world: World;

/** The task tokens that functions were given in the running test. */
export let tokens: string[];

beforeEach(async () => {
  tokens = [];
  world = await startService(async (name, payload) => {
    const { token } = payload as { token?: string };
    if (token) tokens.push(token);
    if (name === "broken") throw new Error("down");
    return { payload };
  });
});

afterEach(() => world.stop());

/** Creates a state machine. */
export async function created(states: JsonObject, name = "m", publish = false) {
  const definition = JSON.stringify(machine(states));
  const made = await world.client.send(new Create({ name, definition, roleArn, publish }));
  return { arn: made.stateMachineArn ?? "", version: made.stateMachineVersionArn ?? "" };
}

/** Starts an execution. */
export async function started(stateMachineArn: string, input = "{}", name?: string) {
  const more = name === undefined ? {} : { name };
  const { executionArn } = await world.client.send(new Start({ stateMachineArn, input, ...more }));
  return executionArn ?? "";
}

/** Describes an execution once it has come to rest. */
export async function described(executionArn: string) {
  await world.service.idle();
  return world.client.send(new Describe({ executionArn }));
}
