import { hkdfSync } from "node:crypto";
import type { Contacts } from "#kernel/secret/contact.ts";
import { type Config, need } from "./config.ts";

/**
 * Seals the contacts of supervised people: data keys wrapped by KMS where a key is named, else by the
 * local key; in both the purpose keeps them apart from the vault's other fields.
 */
export function createContacts(config: Pick<Config, "vaultKey" | "vaultKmsKeyArn">): Contacts {
  let opened: ReturnType<typeof open> | undefined;
  // Loaded at the first use: the SDK is large, and most requests reach officers.
  const sdk = () => {
    opened ??= open(config);
    return opened;
  };
  return {
    seal: async (text) => (await sdk()).encrypt(Buffer.from(text, "utf8")),
    open: async (sealed) => (await sdk()).decrypt(Buffer.from(sealed, "base64")),
  };
}

async function open({ vaultKey, vaultKmsKeyArn }: Pick<Config, "vaultKey" | "vaultKmsKeyArn">) {
  const { openEncryption } = await import("./encryption.ts");
  if (vaultKmsKeyArn !== undefined)
    return openEncryption(new Uint8Array(32), vaultKmsKeyArn, "contact");
  const key = need(vaultKey, "VAULT_KEY or VAULT_KMS_KEY_ARN");
  const own = new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), "contact", 32));
  return openEncryption(own, undefined, "contact");
}
