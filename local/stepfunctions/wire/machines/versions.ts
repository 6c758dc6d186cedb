import type { JsonObject } from "../../engine/json.ts";
import { ApiError, doesNotExist } from "../errors.ts";
import { optional, present, required, seconds } from "../input.ts";
import type { Service } from "../service.ts";
import { machineOf, page } from "./lookup.ts";
import type { Machine, Version } from "./registry.ts";

/** PublishStateMachineVersion: an unchanged machine keeps its latest version. */
export function publishStateMachineVersion(service: Service, input: JsonObject): JsonObject {
  const machine = machineOf(service, required(input, "stateMachineArn"));
  const revisionId = optional(input, "revisionId");
  if (revisionId !== undefined && revisionId !== (machine.revisionId ?? "INITIAL"))
    throw new ApiError(
      "ConflictException",
      `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${machine.revisionId ?? "INITIAL"}.`,
    );
  const version = publish(service, machine, optional(input, "description"));
  return { creationDate: seconds(version.createdAt), stateMachineVersionArn: version.arn };
}

/** Makes a version of a machine as it stands, unless the latest version is just that. */
export function publish(
  { registry, clock }: Service,
  machine: Machine,
  description: string | undefined,
): Version {
  const [latest] = registry.versions(machine.arn);
  const { arn, revision, roleArn, revisionId } = machine;
  if (latest && latest.revision === revision && latest.revisionId === revisionId) return latest;
  const number = (latest?.number ?? 0) + 1;
  const version: Version = {
    arn: `${arn}:${number}`,
    machine: arn,
    number,
    roleArn,
    revision,
    createdAt: clock.now(),
    ...(revisionId === undefined ? {} : { revisionId }),
    ...(description === undefined ? {} : { description }),
  };
  registry.saveVersion(version);
  return version;
}

/** ListStateMachineVersions, the latest first. */
export function listStateMachineVersions(service: Service, input: JsonObject): JsonObject {
  const machine = machineOf(service, required(input, "stateMachineArn"));
  const all = service.registry
    .versions(machine.arn)
    .map(({ arn, createdAt }) =>
      present({ stateMachineVersionArn: arn, creationDate: seconds(createdAt) }),
    );
  return page("stateMachineVersions", all, input);
}

/** DeleteStateMachineVersion, unless an alias routes to it. */
export function deleteStateMachineVersion({ registry }: Service, input: JsonObject): JsonObject {
  const arn = required(input, "stateMachineVersionArn");
  const version = registry.version(arn);
  if (!version) return {};
  const users = registry
    .aliases(version.machine)
    .filter((alias) => alias.routing.some((route) => route.version === arn));
  if (users.length > 0)
    throw new ApiError(
      "ConflictException",
      `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${users.map(({ name }) => name).join(", ")}]`,
    );
  registry.removeVersion(arn);
  return {};
}

/** Finds a version by its ARN. */
export function versionOf({ registry }: Service, arn: string): Version {
  const version = registry.version(arn);
  if (!version) throw doesNotExist("Resource", arn);
  return version;
}
