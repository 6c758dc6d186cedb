import { isObject, type Json, type JsonObject } from "../../engine/json.ts";
import { ApiError, doesNotExist } from "../errors.ts";
import { checkName, optional, present, required, seconds } from "../input.ts";
import type { Service } from "../service.ts";
import { machineOf, page } from "./lookup.ts";
import type { Alias } from "./registry.ts";
import { versionOf } from "./versions.ts";

/** CreateStateMachineAlias: repeating it with the same content answers the same. */
export function createStateMachineAlias(service: Service, input: JsonObject): JsonObject {
  const { registry, clock } = service;
  const name = checkName(required(input, "name"));
  if (/^\d+$/.test(name)) throw new ApiError("InvalidName", `Invalid Name: '${name}'`);
  const { routing, machine } = routingOf(service, input.routingConfiguration);
  const arn = `${machine}:${name}`;
  const description = optional(input, "description");
  const known = registry.alias(arn);
  const now = clock.now();
  const alias: Alias = {
    ...{ arn, machine, name, routing, createdAt: now, updatedAt: now },
    ...(description === undefined ? {} : { description }),
  };
  const same =
    known &&
    JSON.stringify(known.routing) === JSON.stringify(routing) &&
    known.description === description;
  if (known && !same)
    throw new ApiError(
      "ConflictException",
      `Failed to create alias because it already exists: '${arn}'`,
    );
  if (!known) registry.saveAlias(alias);
  return { stateMachineAliasArn: arn, creationDate: seconds((known ?? alias).createdAt) };
}

/** UpdateStateMachineAlias: new executions take the new route, running ones stay. */
export function updateStateMachineAlias(service: Service, input: JsonObject): JsonObject {
  const alias = aliasOf(service, required(input, "stateMachineAliasArn"));
  const description = optional(input, "description") ?? alias.description;
  const routing =
    input.routingConfiguration === undefined
      ? alias.routing
      : routingOf(service, input.routingConfiguration, alias.machine).routing;
  const updatedAt = service.clock.now();
  const updated = { ...alias, routing, updatedAt };
  service.registry.saveAlias(description === undefined ? updated : { ...updated, description });
  return { updateDate: seconds(updatedAt) };
}

/** DescribeStateMachineAlias. */
export function describeStateMachineAlias(service: Service, input: JsonObject): JsonObject {
  const alias = aliasOf(service, required(input, "stateMachineAliasArn"));
  return present({
    stateMachineAliasArn: alias.arn,
    name: alias.name,
    description: alias.description,
    routingConfiguration: alias.routing.map(({ version, weight }) => ({
      stateMachineVersionArn: version,
      weight,
    })),
    creationDate: seconds(alias.createdAt),
    updateDate: seconds(alias.updatedAt),
  });
}

/** ListStateMachineAliases, by name. */
export function listStateMachineAliases(service: Service, input: JsonObject): JsonObject {
  const arn = required(input, "stateMachineArn");
  const version = service.registry.version(arn);
  const machine = version?.machine ?? machineOf(service, arn).arn;
  const all = service.registry
    .aliases(machine)
    .filter(({ routing }) => !version || routing.some((route) => route.version === arn))
    .map((alias) =>
      present({ stateMachineAliasArn: alias.arn, creationDate: seconds(alias.createdAt) }),
    );
  return page("stateMachineAliases", all, input);
}

/** DeleteStateMachineAlias. */
export function deleteStateMachineAlias(service: Service, input: JsonObject): JsonObject {
  const alias = aliasOf(service, required(input, "stateMachineAliasArn"));
  service.registry.removeAlias(alias.arn);
  return {};
}

function aliasOf({ registry }: Service, arn: string): Alias {
  const alias = registry.alias(arn);
  if (!alias) throw doesNotExist("Resource", arn);
  return alias;
}

function routingOf(
  service: Service,
  value: Json | undefined,
  machine?: string,
): { routing: Alias["routing"]; machine: string } {
  const routes = Array.isArray(value) ? value.filter(isObject) : [];
  const versions = routes.map((route) =>
    versionOf(service, required(route, "stateMachineVersionArn")),
  );
  const weights = routes.map((route) => Number(route.weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const home = machine ?? versions[0]?.machine ?? "";
  const fits =
    (routes.length === 1 || routes.length === 2) &&
    total === 100 &&
    weights.every((weight) => Number.isInteger(weight) && weight >= 0) &&
    versions.every((version) => version.machine === home);
  if (!fits)
    throw new ApiError(
      "ValidationException",
      "The routing configuration must name one or two versions of one machine, with weights that sum up to 100",
    );
  const routing = versions.map(({ arn }, at) => ({ version: arn, weight: weights[at] ?? 0 }));
  return { routing, machine: home };
}
