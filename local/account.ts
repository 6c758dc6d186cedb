/** Stand-ins for what AWS would give; DynamoDB Local checks neither. */
export const region = "us-east-1";
export const account = "000000000000";
export const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** The alias by which executions are started, see `stacks/compute/permissions.ts`. */
export const alias = "live";

/** ARN of a workflow's state machine. */
export function machineArn(name: string): string {
  return `arn:aws:states:${region}:${account}:stateMachine:${name}`;
}

/** ARN that a workflow definition calls a function by. */
export function functionArn(name: string): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}
