import type { Capability } from "#topology";
import { settings } from "./deployment.ts";
import { vaultKey } from "./keys.ts";

/** Set with `sst secret set`; kept encrypted, and given only to functions that use them. */
const linkKey = new sst.Secret("LinkKey");
const localVaultKey = new sst.Secret("VaultKey");
const smtpUrl = new sst.Secret("SmtpUrl");
/** JSON; a district without group robots or SMS sets neither. */
const robots = new sst.Secret("Robots", "{}");
const smsGateway = new sst.Secret("SmsGateway", "{}");
/** JSON: the client of link pages at the issuer, where a step's second factor is a login. */
const linkLogin = new sst.Secret("LinkLogin", "{}");

/** What a capability brings into a function's environment. */
export const environmentOf: Partial<Record<Capability, Record<string, $util.Input<string>>>> = {
  "link-key": { LINK_KEY: linkKey.value },
  mail: { SMTP_URL: smtpUrl.value, MAIL_FROM: settings.mailFrom },
  robots: { ROBOTS: robots.value },
  sms: { SMS_GATEWAY: smsGateway.value },
  login: { OIDC_ISSUER: settings.oidc.issuer, LINK_LOGIN: linkLogin.value },
  vault: { VAULT_KEY: localVaultKey.value, VAULT_KMS_KEY_ARN: vaultKey.arn },
};
