import * as z from "zod/mini";
import { inputProblem } from "#kernel/route/check-input.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const Key = z
  .pipe(
    z.base64(),
    z.transform((text) => new Uint8Array(Buffer.from(text, "base64"))),
  )
  .check(z.refine((key) => key.length === 32, "must be 32 bytes"));

/** A setting that is JSON; where nothing is set, deployments say `{}`. */
const Json = z.pipe(
  z.string(),
  z.transform((text) => parseJson(text)),
);

/** A resource as the deployment links it. */
const Named = z.pipe(
  Json,
  z.pipe(
    z.object({ name: z.string() }, "must be JSON with a name"),
    z.transform(({ name }) => name),
  ),
);

/** Addresses of group robots, by the names that districts know them by. */
const Robots = z.pipe(
  Json,
  z.record(
    z.string(),
    z.object({ url: z.url(), secret: z.optional(z.string().check(z.minLength(1))) }),
  ),
);

const SmsGateway = z.pipe(
  Json,
  z.union([
    z.strictObject({ url: z.url(), secret: z.string().check(z.minLength(16)) }),
    z.pipe(
      z.strictObject({}),
      z.transform(() => undefined),
    ),
  ]),
);

const LinkLogin = z.pipe(
  Json,
  z.union([
    z.strictObject({
      id: z.string().check(z.minLength(1)),
      secret: z.optional(z.string().check(z.minLength(1))),
    }),
    z.pipe(
      z.strictObject({}),
      z.transform(() => undefined),
    ),
  ]),
);

/** SHA-256 in hex, separated by commas. */
const Hashes = z.pipe(
  z.string(),
  z.transform((text) => text.split(",").filter((hash) => hash !== "")),
);

const Variables = z.object({
  SST_RESOURCE_Records: Named,
  SST_RESOURCE_Files: z.optional(Named),
  SST_RESOURCE_Seals: z.optional(Named),
  SITE_URL: z._default(z.url(), "http://localhost:3000"),
  LINK_KEY: z.optional(Key),
  VAULT_KEY: z.optional(Key),
  VAULT_KMS_KEY_ARN: z.optional(z.string()),
  IDENTITY_KEY: z.optional(Key),
  IDENTITY_KMS_KEY_ARN: z.optional(z.string()),
  SMTP_URL: z.optional(z.url()),
  ROBOTS: z._default(Robots, {}),
  SMS_GATEWAY: z.optional(SmsGateway),
  MAIL_FROM: z._default(z.string(), "tixing@example.test"),
  OIDC_ISSUER: z.optional(z.url()),
  OIDC_AUDIENCE: z.optional(z.string()),
  OIDC_JWKS_URL: z.optional(z.url()),
  LINK_LOGIN: z.optional(LinkLogin),
  SCAN: z._default(z.enum(["guardduty", "none"]), "none"),
  ORIGIN_KEY_HASHES: z._default(Hashes, []),
  AWS_ENDPOINT_URL_DYNAMODB: z.optional(z.url()),
  AWS_REGION: z._default(z.string(), "us-east-1"),
});

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
  robots: Readonly<Record<string, { url: string; secret?: string | undefined }>>;
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
  // Compiling a checker costs more than one look at some twenty variables.
  const result = Variables.safeParse(env, { error: inputProblem, jitless: true });
  if (!result.success) throw new Error(`Bad configuration:\n${z.prettifyError(result.error)}`);
  const variables = result.data;
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl } = variables;
  return {
    table: variables.SST_RESOURCE_Records,
    bucket: variables.SST_RESOURCE_Files,
    sealBucket: variables.SST_RESOURCE_Seals,
    scan: variables.SCAN,
    siteUrl: variables.SITE_URL.replace(/\/$/, ""),
    linkKey: variables.LINK_KEY,
    vaultKey: variables.VAULT_KEY,
    vaultKmsKeyArn: variables.VAULT_KMS_KEY_ARN,
    identityKey: variables.IDENTITY_KEY,
    identityKmsKeyArn: variables.IDENTITY_KMS_KEY_ARN,
    smtpUrl: variables.SMTP_URL,
    mailFrom: variables.MAIL_FROM,
    robots: variables.ROBOTS,
    smsGateway: variables.SMS_GATEWAY,
    identity:
      issuer === undefined || audience === undefined
        ? undefined
        : { issuer, audience, ...(jwksUrl === undefined ? {} : { jwksUrl }) },
    linkLogin: linkLoginOf(issuer, variables.LINK_LOGIN),
    originKeyHashes: variables.ORIGIN_KEY_HASHES,
    dynamodbEndpoint: variables.AWS_ENDPOINT_URL_DYNAMODB,
    region: variables.AWS_REGION,
  };
}

function linkLoginOf(
  issuer: string | undefined,
  client: { id: string; secret?: string | undefined } | undefined,
): Config["linkLogin"] {
  if (issuer === undefined || client === undefined) return undefined;
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
