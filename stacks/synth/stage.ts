/** Whom the program is evaluated for; none of it exists. */
export type Stage = { stage: string; region: string; env: Record<string, string> };

const common = {
  OIDC_ISSUER: "https://login.example.test",
  OIDC_AUDIENCE: "elevated-supervision",
  MAIL_FROM: "tixing@example.test",
  ALARM_MAIL: "duty@example.test",
  SITE_DOMAIN: "tiji.example.test",
  CONSOLE: "none",
};

/** A stage anywhere in the world; `cn-…` regions are those of AWS China. */
export function stageOf(stage: string, region: string): Stage {
  const certificate: Record<string, string> = region.startsWith("cn-")
    ? { IAM_CERTIFICATE_ID: "ASCAEXAMPLE" }
    : { CERTIFICATE_ARN: "arn:aws:acm:us-east-1:000000000000:certificate/0a1b2c3d" };
  const partition = region.startsWith("cn-") ? "aws-cn" : "aws";
  const copies = `arn:${partition}:backup:${region}:111111111111:backup-vault:copies`;
  const env = { ...common, ...certificate, AWS_REGION: region, BACKUP_COPY_TO: copies };
  return { stage, region, env };
}
