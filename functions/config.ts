import {
  asIs,
  base64Key,
  hashList,
  linkedName,
  loginClient,
  oneOf,
  readSettings,
  robotList,
  smsGateway,
  url,
} from "./settings.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const settings = {
  SST_RESOURCE_Records: linkedName,
  SST_RESOURCE_Files: linkedName,
  SST_RESOURCE_Seals: linkedName,
  SITE_URL: url,
  LINK_KEY: base64Key,
  VAULT_KEY: base64Key,
  VAULT_KMS_KEY_ARN: asIs,
  IDENTITY_KEY: base64Key,
  IDENTITY_KMS_KEY_ARN: asIs,
  SMTP_URL: url,
  ROBOTS: robotList,
  SMS_GATEWAY: smsGateway,
  MAIL_FROM: asIs,
  OIDC_ISSUER: url,
  OIDC_AUDIENCE: asIs,
  OIDC_JWKS_URL: url,
  LINK_LOGIN: loginClient,
  SCAN: oneOf(["guardduty", "none"]),
  ORIGIN_KEY_HASHES: hashList,
  AWS_ENDPOINT_URL_DYNAMODB: url,
  AWS_REGION: asIs,
};

/** What a function is configured with; read once, at cold start. */
export type Config = {
  table: string;
  bucket: string | undefined;
  /** Where nightly seals are kept, under Object Lock. */
  sealBucket: string | undefined;
  /** Who scans uploads for viruses: GuardDuty Malware Protection for S3, or nobody. */
  scan: "guardduty" | "none";
  siteUrl: string;
  linkKey: Uint8Array | undefined;
  vaultKey: Uint8Array | undefined;
  vaultKmsKeyArn: string | undefined;
  /** Key of reporters' identities: the local host's, or by its ARN. */
  identityKey: Uint8Array | undefined;
  identityKmsKeyArn: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Webhooks of group robots; the secret is DingTalk's 加签. */
  robots: Readonly<Record<string, { url: string; secret?: string }>>;
  smsGateway: { url: string; secret: string } | undefined;
  identity: { issuer: string; audience: string; jwksUrl?: string } | undefined;
  /** The links' client at the issuer, for steps whose second factor is a login. */
  linkLogin: { issuer: string; clientId: string; clientSecret?: string } | undefined;
  /** What the edge shows, hashed; none where there is no edge in front. */
  originKeyHashes: readonly string[];
  dynamodbEndpoint: string | undefined;
  region: string;
};

/**
 * Reads the configuration, so that a bad deployment fails before its first request.
 * @throws Error naming each variable that is wrong, never its value.
 */
export function readConfig(env: Environment): Config {
  const read = readSettings(settings, env);
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl } = read;
  return {
    table: need(read.SST_RESOURCE_Records, "SST_RESOURCE_Records"),
    bucket: read.SST_RESOURCE_Files,
    sealBucket: read.SST_RESOURCE_Seals,
    scan: read.SCAN ?? "none",
    siteUrl: (read.SITE_URL ?? "http://localhost:3000").replace(/\/$/, ""),
    linkKey: read.LINK_KEY,
    vaultKey: read.VAULT_KEY,
    vaultKmsKeyArn: read.VAULT_KMS_KEY_ARN,
    identityKey: read.IDENTITY_KEY,
    identityKmsKeyArn: read.IDENTITY_KMS_KEY_ARN,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM ?? "tixing@example.test",
    robots: read.ROBOTS ?? {},
    smsGateway: read.SMS_GATEWAY === "none" ? undefined : read.SMS_GATEWAY,
    identity:
      issuer === undefined || audience === undefined
        ? undefined
        : { issuer, audience, ...(jwksUrl === undefined ? {} : { jwksUrl }) },
    linkLogin: linkLoginOf(issuer, read.LINK_LOGIN),
    originKeyHashes: read.ORIGIN_KEY_HASHES ?? [],
    dynamodbEndpoint: read.AWS_ENDPOINT_URL_DYNAMODB,
    region: read.AWS_REGION ?? "us-east-1",
  };
}

function linkLoginOf(
  issuer: string | undefined,
  client: { id: string; secret?: string } | "none" | undefined,
): Config["linkLogin"] {
  if (issuer === undefined || client === undefined || client === "none") return undefined;
  const { id: clientId, secret } = client;
  return { issuer, clientId, ...(secret === undefined ? {} : { clientSecret: secret }) };
}

/**
 * A setting that this function cannot do without.
 * @throws Error when it is missing, before the first request.
 */
export function need<T>(setting: T | undefined, variables: string): T {
  if (setting === undefined) throw new Error(`Bad configuration: set ${variables}`);
  return setting;
}
