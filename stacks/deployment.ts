import { readSettings } from "./settings.ts";

export const settings = readSettings(process.env, $app.stage);

/** Asked of AWS, never written down: `aws` or `aws-cn`, and the region's own suffix. */
export const { partition, dnsSuffix } = aws.getPartitionOutput();
export const { region } = aws.getRegionOutput();
export const { accountId } = aws.getCallerIdentityOutput();

/** Functions, roles, queues and most else may be called by as many characters. */
const longestName = 64;

/**
 * A name that is known before the resource exists, where a policy or a runbook must speak of it.
 * @throws Error when it is longer than AWS takes.
 */
export function nameOf(what: string): string {
  const name = `${$app.name}-${$app.stage}-${what}`;
  if (name.length > longestName)
    throw new Error(`${name} is longer than ${longestName} characters: choose a shorter stage`);
  return name;
}

/** The ARN of something in this account and region. */
export function arnOf(service: string, rest: string): $util.Output<string> {
  return $interpolate`arn:${partition}:${service}:${region}:${accountId}:${rest}`;
}

/** The ARN of a role or distribution, which belong to no region. */
export function globalArnOf(service: string, rest: string): $util.Output<string> {
  return $interpolate`arn:${partition}:${service}::${accountId}:${rest}`;
}
