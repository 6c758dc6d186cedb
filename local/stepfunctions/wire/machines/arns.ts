import { ApiError } from "../errors.ts";

/** Where this Step Functions claims to be. */
export type Place = { partition: string; region: string; account: string };

/** What an ARN names: a machine, perhaps with a version or alias behind it. */
export type MachineArn = { machine: string; name: string; qualifier?: string };

/** The ARN of a state machine. */
export function machineArn({ partition, region, account }: Place, name: string): string {
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
}

/** The ARN of an execution of a machine. */
export function executionArn(machine: string, machineName: string, name: string): string {
  const stem = machine.slice(0, machine.lastIndexOf(":stateMachine:"));
  return `${stem}:execution:${machineName}:${name}`;
}

/** Takes the ARN of a machine, version or alias apart. */
export function parseMachineArn(arn: string): MachineArn {
  const match = /^(arn:[^:]+:states:[^:]*:[^:]*:stateMachine:([^:]+))(?::([^:]+))?$/.exec(arn);
  const [, machine, name, qualifier] = match ?? [];
  if (!machine || !name) throw invalidArn(arn);
  return qualifier === undefined ? { machine, name } : { machine, name, qualifier };
}

/** Checks that a string has the form of an execution's ARN. */
export function checkExecutionArn(arn: string): string {
  if (!/^arn:[^:]+:states:[^:]*:[^:]*:execution:[^:]+:[^:]+$/.test(arn)) throw invalidArn(arn);
  return arn;
}

/** The error for an ARN of the wrong form. */
export function invalidArn(arn: string): ApiError {
  return new ApiError("InvalidArn", `Invalid Arn: '${arn}'`);
}
