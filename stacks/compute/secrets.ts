import type { Capability } from "#topology";
import { dataKey, identityKey, vaultKey } from "../data/keys.ts";
import { nameOf, settings } from "../deployment.ts";
import { dashed } from "../names.ts";

type Kept = { arn: $util.Output<string>; version: $util.Output<string> };

/** Which secrets a capability brings, by the variables that functions read them as. */
export const secretsOf: Partial<Record<Capability, Record<string, Kept>>> = {
  "link-key": { LINK_KEY: keep("LINK_KEY", "LinkKey") },
  mail: { SMTP_URL: keep("SMTP_URL", "SmtpUrl") },
  // JSON; a district without group robots or SMS sets neither.
  robots: { ROBOTS: keep("ROBOTS", "Robots", "{}") },
  sms: { SMS_GATEWAY: keep("SMS_GATEWAY", "SmsGateway", "{}") },
  // JSON: the client of link pages at the issuer, where a step's second factor is a login.
  login: { LINK_LOGIN: keep("LINK_LOGIN", "LinkLogin", "{}") },
  vault: { VAULT_KEY: keep("VAULT_KEY", "VaultKey") },
};

/** What a capability brings into a function's environment, where no secret is. */
export const environmentOf: Partial<Record<Capability, Record<string, $util.Input<string>>>> = {
  mail: { MAIL_FROM: settings.mailFrom },
  login: { OIDC_ISSUER: settings.oidc.issuer },
  vault: { VAULT_KMS_KEY_ARN: vaultKey.arn },
  contacts: { VAULT_KMS_KEY_ARN: vaultKey.arn },
  matters: { VAULT_KMS_KEY_ARN: vaultKey.arn },
  "identities:seal": { IDENTITY_KMS_KEY_ARN: identityKey.arn },
  "identities:open": { IDENTITY_KMS_KEY_ARN: identityKey.arn },
};

/** What CloudFront shows the functions, so that they answer nobody else: one word, or `new,old`. */
export const originKeys = new sst.Secret("OriginKey").value.apply((words) =>
  words.split(",").map((word) => word.trim()),
);

/**
 * A value set by `sst secret set`, kept in Secrets Manager. Functions are told which version is
 * theirs, so a deploy with a new value replaces them, and those that still run keep the old one.
 */
function keep(variable: string, title: string, otherwise?: string): Kept {
  const { value } =
    otherwise === undefined ? new sst.Secret(title) : new sst.Secret(title, otherwise);
  const secret = new aws.secretsmanager.Secret(`${title}Kept`, {
    name: nameOf(dashed(variable)),
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: settings.production ? 30 : 0,
  });
  const version = new aws.secretsmanager.SecretVersion(
    `${title}Value`,
    { secretId: secret.id, secretString: value },
    { retainOnDelete: true },
  );
  return { arn: secret.arn, version: version.versionId };
}
