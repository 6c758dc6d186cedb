import { randomUUID } from "node:crypto";
import { problemText } from "../../definition/problems.ts";
import { validateDefinition } from "../../definition/validate.ts";
import type { JsonObject } from "../../engine/json.ts";
import { insertRevision } from "../../revisions.ts";
import { ApiError, doesNotExist } from "../errors.ts";
import { checkName, optional, present, required, seconds } from "../input.ts";
import type { Service } from "../service.ts";
import { invalidArn, machineArn, parseMachineArn } from "./arns.ts";
import { machineOf, page } from "./lookup.ts";
import type { Machine } from "./registry.ts";
import { publish } from "./versions.ts";

/** CreateStateMachine: repeating it with the same content answers the same. */
export function createStateMachine(service: Service, input: JsonObject): JsonObject {
  const { registry, database, clock, place } = service;
  const name = checkName(required(input, "name"));
  const definition = required(input, "definition");
  const roleArn = checkRole(required(input, "roleArn"));
  const description = optional(input, "versionDescription");
  if ((input.type ?? "STANDARD") !== "STANDARD")
    throw new ApiError("StateMachineTypeNotSupported", "Only STANDARD machines are offered here");
  checkDescription(input.publish === true, description);
  checkDefinition(definition);
  const arn = machineArn(place, name);
  const revision = insertRevision(database, definition);
  const known = registry.machine(arn);
  if (known && (known.revision !== revision || known.roleArn !== roleArn))
    throw new ApiError("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`);
  const now = clock.now();
  const machine = known ?? { arn, name, roleArn, revision, createdAt: now, updatedAt: now };
  registry.saveMachine(machine);
  const version = input.publish === true ? publish(service, machine, description).arn : undefined;
  return present({
    stateMachineArn: arn,
    creationDate: seconds(machine.createdAt),
    stateMachineVersionArn: version,
  });
}

/** UpdateStateMachine: running executions keep the definition that they began with. */
export function updateStateMachine(service: Service, input: JsonObject): JsonObject {
  const { registry, database, clock } = service;
  const machine = machineOf(service, required(input, "stateMachineArn"));
  const definition = optional(input, "definition");
  const roleArn = optional(input, "roleArn");
  const description = optional(input, "versionDescription");
  const publishing = input.publish === true;
  if (definition === undefined && roleArn === undefined && !publishing)
    throw new ApiError(
      "MissingRequiredParameter",
      "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
    );
  checkDescription(publishing, description);
  if (definition !== undefined) checkDefinition(definition);
  if (roleArn !== undefined) checkRole(roleArn);
  const revision =
    definition === undefined ? machine.revision : insertRevision(database, definition);
  const updated: Machine = {
    ...machine,
    revision,
    roleArn: roleArn ?? machine.roleArn,
    revisionId: randomUUID(),
    updatedAt: clock.now(),
  };
  registry.saveMachine(updated);
  return present({
    updateDate: seconds(updated.updatedAt),
    revisionId: updated.revisionId,
    stateMachineVersionArn: publishing ? publish(service, updated, description).arn : undefined,
  });
}

/** DeleteStateMachine: with its versions and aliases; running executions go on to their end. */
export function deleteStateMachine(service: Service, input: JsonObject): JsonObject {
  const { machine, qualifier } = parseMachineArn(required(input, "stateMachineArn"));
  if (qualifier !== undefined) throw invalidArn(`${machine}:${qualifier}`);
  service.registry.removeMachine(machine);
  return {};
}

/** DescribeStateMachine: of a machine, or of one of its versions. */
export function describeStateMachine({ registry }: Service, input: JsonObject): JsonObject {
  const arn = required(input, "stateMachineArn");
  const { machine: machineArn } = parseMachineArn(arn);
  const machine = registry.machine(machineArn);
  const version = arn === machineArn ? undefined : registry.version(arn);
  if (!machine || (arn !== machineArn && !version)) throw doesNotExist("StateMachine", arn);
  const shown = version ?? machine;
  return present({
    stateMachineArn: arn,
    name: machine.name,
    status: "ACTIVE",
    definition: registry.definition(shown.revision),
    roleArn: shown.roleArn,
    type: "STANDARD",
    creationDate: seconds(shown.createdAt),
    loggingConfiguration: { level: "OFF", includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    revisionId: shown.revisionId,
    description: version?.description,
  });
}

/** ListStateMachines, by name. */
export function listStateMachines({ registry }: Service, input: JsonObject): JsonObject {
  const all = registry.machines().map(({ arn, name, createdAt }) => ({
    ...{ stateMachineArn: arn, name, type: "STANDARD", creationDate: seconds(createdAt) },
  }));
  return page("stateMachines", all, input);
}

/** ValidateStateMachineDefinition. */
export function validateStateMachineDefinition(_: Service, input: JsonObject): JsonObject {
  const checked = validateDefinition(required(input, "definition"));
  const problems = "problems" in checked ? checked.problems : [];
  const diagnostics = problems.map((problem) => ({ severity: "ERROR", ...problem }));
  return { result: problems.length > 0 ? "FAIL" : "OK", diagnostics, truncated: false };
}

function checkDefinition(text: string): void {
  const checked = validateDefinition(text);
  if ("problems" in checked) throw new ApiError("InvalidDefinition", problemText(checked.problems));
}

function checkRole(arn: string): string {
  if (!/^arn:[^:]+:iam::[^:]*:role\/.+$/.test(arn)) throw invalidArn(arn);
  return arn;
}

function checkDescription(publishing: boolean, description: string | undefined): void {
  if (description !== undefined && !publishing)
    throw new ApiError(
      "ValidationException",
      "Version description can only be set when publish is true",
    );
}
