import { type FunctionName, type FunctionSpec, topology } from "#topology";
import { alias, machineArn } from "../account.ts";
import type { Faulty } from "../faults/faults.ts";
import type { Grant, Grants } from "../stepfunctions/wire/authorize.ts";

const role = "role-";

/** The access key by which Step Functions knows a function, as a role's session has keys of its own. */
export function keyOf(name: FunctionName): { accessKeyId: string; secretAccessKey: string } {
  return { accessKeyId: `${role}${name}`, secretAccessKey: "local" };
}

/** What a function's role allows at Step Functions; `stacks` tests hold that roles say the same. */
export function workflowGrants(name: FunctionName): Grant[] {
  const { uses }: FunctionSpec = topology.functions[name];
  return uses.flatMap((capability): Grant[] => {
    switch (capability) {
      case "workflow:start":
        return [{ action: "states:StartExecution", resources: machines, qualifier: alias }];
      case "workflow:answer":
        return [{ action: "states:SendTaskSuccess", resources: ["*"] }];
      default:
        return [];
    }
  });
}

const machines = Object.keys(topology.workflows).map(machineArn);

/** The host and its operator may do everything; a function what its role allows. */
export function grantsUnder(faults: Faulty): Grants {
  return (accessKeyId) => {
    const name = accessKeyId.slice(role.length);
    if (!accessKeyId.startsWith(role) || !Object.hasOwn(topology.functions, name))
      return "everything";
    const grants = workflowGrants(name as FunctionName);
    return faults.now().rightsOnAlias === 0 ? grants : grants.map(onAlias);
  };
}

/** The same right as it is often written, and never works: on the alias itself. */
function onAlias({ action, resources }: Grant): Grant {
  return {
    action,
    resources: resources.map((arn) => (arn === "*" ? arn : `${arn}:${alias}`)),
  };
}
