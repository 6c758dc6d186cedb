import type { Identities } from "#kernel/secret/vault.ts";
import { type Config, need } from "../config.ts";

/**
 * Seals and opens who reported, under a key of their own: KMS where one is named, else a key of the
 * local host. Sealing asks KMS for a data key, opening to unwrap it, and each is a right by itself
 * ("GenerateDataKey" and "Decrypt", KMS API reference).
 */
export function createIdentities(
  config: Pick<Config, "identityKey" | "identityKmsKeyArn">,
): Identities {
  let opened: ReturnType<typeof open> | undefined;
  // Loaded at the first use: the SDK is large, and a cold start need not wait for it.
  const sdk = () => {
    opened ??= open(config);
    return opened;
  };
  return {
    seal: async (text) => (await sdk()).encrypt(Buffer.from(text, "utf8")),
    open: async (sealed) => (await sdk()).decrypt(Buffer.from(sealed, "base64")),
  };
}

async function open({
  identityKey,
  identityKmsKeyArn,
}: Pick<Config, "identityKey" | "identityKmsKeyArn">) {
  const { openEncryption } = await import("./encryption.ts");
  return identityKmsKeyArn === undefined
    ? openEncryption(
        need(identityKey, "IDENTITY_KEY or IDENTITY_KMS_KEY_ARN"),
        undefined,
        "reporter",
      )
    : openEncryption(new Uint8Array(32), identityKmsKeyArn, "reporter");
}
