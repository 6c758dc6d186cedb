import { readSettings } from "./settings.ts";

export const settings = readSettings(process.env, $app.stage);

/** Asked of AWS, never written down: `aws` or `aws-cn`, and the region's own suffix. */
export const { partition, dnsSuffix } = aws.getPartitionOutput();
export const { region } = aws.getRegionOutput();
export const { accountId } = aws.getCallerIdentityOutput();

/** A name that is known before the resource exists, where a policy must speak of it. */
export function nameOf(what: string): string {
  return `${$app.name}-${$app.stage}-${what}`;
}

/** The ARN of something in this account and region. */
export function arnOf(service: string, rest: string): $util.Output<string> {
  return $interpolate`arn:${partition}:${service}:${region}:${accountId}:${rest}`;
}
