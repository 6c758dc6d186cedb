/** Stand-ins for what AWS would give; DynamoDB Local and the Step Functions stand-in check neither. */
export const region = "us-east-1";
export const account = "000000000000";
export const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** ARN that a workflow definition calls a function by. */
export function functionArn(name: string): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}
