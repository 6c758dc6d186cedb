import { randomUUID } from "node:crypto";
import type { Definition } from "../engine/asl.ts";
import { maxSize } from "../engine/fields.ts";
import type { JsonObject } from "../engine/json.ts";
import type { Execution } from "../engine/session.ts";
import { ApiError, doesNotExist } from "./errors.ts";
import { checkName, optional, required, seconds } from "./input.ts";
import { executionArn, parseMachineArn } from "./machines/arns.ts";
import type { Service } from "./service.ts";

type Target = Pick<Execution, "machineArn" | "machineName" | "roleArn" | "revision"> &
  Partial<Pick<Execution, "versionArn" | "aliasArn">>;

/** StartExecution: the name makes it safe to repeat while the execution runs. */
export function startExecution(service: Service, input: JsonObject): JsonObject {
  const { engine, registry, clock } = service;
  const target = targetOf(service, required(input, "stateMachineArn"));
  const name = checkName(optional(input, "name") ?? randomUUID());
  const text = optional(input, "input") ?? "{}";
  checkInput(text);
  const arn = executionArn(target.machineArn, target.machineName, name);
  const known = engine.store.find(arn)?.execution;
  if (known) {
    if (known.status === "RUNNING" && known.input === text)
      return { executionArn: arn, startDate: seconds(known.startedAt) };
    throw new ApiError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
  }
  const startedAt = clock.now();
  const definition: Definition = JSON.parse(registry.definition(target.revision));
  const execution: Execution = {
    ...target,
    ...{ arn, name, status: "RUNNING", input: text, startedAt, events: 0, nextFrame: 1 },
  };
  if (definition.TimeoutSeconds !== undefined)
    execution.timeoutAt = startedAt + definition.TimeoutSeconds * 1000;
  engine.start(execution);
  return { executionArn: arn, startDate: seconds(startedAt) };
}

function checkInput(text: string): void {
  if (Buffer.byteLength(text, "utf8") > maxSize)
    throw new ApiError("InvalidExecutionInput", "Invalid State Machine Execution Input: too long");
  try {
    JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ApiError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${why}'`);
  }
}

function targetOf({ registry }: Service, arn: string): Target {
  const { machine: machineArn, name: machineName, qualifier } = parseMachineArn(arn);
  const machine = registry.machine(machineArn);
  if (!machine) throw doesNotExist("StateMachine", arn);
  const home = { machineArn, machineName };
  if (qualifier === undefined)
    return { ...home, roleArn: machine.roleArn, revision: machine.revision };
  const alias = registry.alias(arn);
  const version = registry.version(alias ? route(alias.routing) : arn);
  if (!version) throw doesNotExist("StateMachine", arn);
  const { roleArn, revision, arn: versionArn } = version;
  return { ...home, roleArn, revision, versionArn, ...(alias ? { aliasArn: arn } : {}) };
}

function route(routing: { version: string; weight: number }[]): string {
  let draw = Math.random() * 100;
  for (const { version, weight } of routing) {
    if (draw < weight) return version;
    draw -= weight;
  }
  return routing[0]?.version ?? "";
}
