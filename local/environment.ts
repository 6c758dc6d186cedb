import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { topology } from "#topology";
import { credentials, region } from "./account.ts";
import type { Access } from "./dynamodb/access.ts";
import { audience, linkClient } from "./identity/keys.ts";
import { codeOf } from "./trouble.ts";

export type Keys = { LINK_KEY: string; VAULT_KEY: string; IDENTITY_KEY: string };

/** The keys of a folder: made at its first start, readable by its owner only. */
export async function openKeys(folder: string | undefined): Promise<Keys> {
  const [LINK_KEY, VAULT_KEY, IDENTITY_KEY] = await Promise.all([
    openKey(folder, "link.key"),
    openKey(folder, "vault.key"),
    openKey(folder, "identity.key"),
  ]);
  return { LINK_KEY, VAULT_KEY, IDENTITY_KEY };
}

async function openKey(folder: string | undefined, name: string): Promise<string> {
  const fresh = randomBytes(32).toString("base64");
  if (folder === undefined) return fresh;
  const file = join(folder, name);
  try {
    await writeFile(file, fresh, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return (await readFile(file, "utf8")).trim();
  }
}

/** The environment that the functions would find in AWS, pointing at this machine. */
export function environmentOf(parts: {
  dynamodbUrl: string;
  access: Access;
  stepfunctionsUrl: string;
  smtpUrl: string;
  siteUrl: string;
  issuer: string;
  jwksUrl: string;
  keys: Keys;
  aliases: Record<string, string>;
}): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: parts.dynamodbUrl,
    AWS_ENDPOINT_URL_SFN: parts.stepfunctionsUrl,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: parts.access.accessKeyId,
    AWS_SECRET_ACCESS_KEY: parts.access.secretAccessKey,
    SST_RESOURCE_Records: JSON.stringify({ name: topology.table.name }),
    ...Object.fromEntries(
      Object.entries(parts.aliases).map(([name, arn]) => [
        `SST_RESOURCE_${name}`,
        JSON.stringify({ arn }),
      ]),
    ),
    SMTP_URL: parts.smtpUrl,
    MAIL_FROM: "提级监督 <tixing@example.test>",
    SITE_URL: parts.siteUrl,
    OIDC_ISSUER: parts.issuer,
    OIDC_AUDIENCE: audience,
    OIDC_JWKS_URL: parts.jwksUrl,
    LINK_LOGIN: JSON.stringify({ id: linkClient }),
    ...parts.keys,
  };
}

/** AWS clients read their credentials from the process; whatever real ones there are stay unused. */
export function withLocalCredentials(): void {
  for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN"]) delete process.env[name];
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
}
