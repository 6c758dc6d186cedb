import { serviceKey } from "./data/keys.ts";
import { settings } from "./deployment.ts";

/** An encrypted log group that forgets; names are known beforehand, as policies speak of them. */
export function createLogGroup(name: string, path: string): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(name, {
    name: path,
    retentionInDays: settings.logDays,
    kmsKeyId: serviceKey.arn,
  });
}
