import { type Config, type Environment, readConfig } from "./config.ts";

/** `SECRET_LINK_KEY={"arn":…,"version":…}` stands for `LINK_KEY`. */
const prefix = "SECRET_";

/**
 * What a function is configured with, for functions that have secrets.
 * @throws Error as `readConfig`, or the SDK's when a secret cannot be read: the next call tries again.
 */
export async function loadConfig(env: Environment): Promise<Config> {
  return readConfig(await withSecrets(env));
}

/**
 * The environment with its secrets, which lie in Secrets Manager: a function's own variables only say
 * where, and which version. A host that has them in its environment asks nobody.
 */
async function withSecrets(env: Environment): Promise<Environment> {
  const kept = Object.entries(env).flatMap(([name, text]) =>
    name.startsWith(prefix) && text !== undefined
      ? [{ variable: name.slice(prefix.length), ...(JSON.parse(text) as Kept) }]
      : [],
  );
  if (kept.length === 0) return env;
  const { GetSecretValueCommand, SecretsManagerClient } = await import(
    "@aws-sdk/client-secrets-manager"
  );
  const client = new SecretsManagerClient({});
  const values = await Promise.all(
    kept.map(async ({ variable, arn, version }) => {
      const asked = new GetSecretValueCommand({ SecretId: arn, VersionId: version });
      const { SecretString } = await client.send(asked);
      return [variable, SecretString] as const;
    }),
  );
  return { ...env, ...Object.fromEntries(values) };
}

type Kept = { arn: string; version: string };
