import { hkdfSync } from "node:crypto";
import type { Sealer } from "#kernel/secret/contact.ts";
import { type Config, need } from "../config.ts";
import type { Purpose } from "./encryption.ts";

type Keys = Pick<Config, "vaultKey" | "vaultKmsKeyArn">;

/** Seals the contacts of supervised people. */
export function createContacts(config: Keys): Sealer {
  return createSealer(config, "contact");
}

/** Seals what personal-matters reports say: the public pages open these and nothing else. */
export function createMatters(config: Keys): Sealer {
  return createSealer(config, "matters");
}

/**
 * Seals for one purpose: data keys wrapped by KMS where a key is named, else by the local key; in
 * both the purpose keeps what is sealed apart from the vault's other fields.
 */
function createSealer(config: Keys, purpose: Purpose): Sealer {
  let opened: ReturnType<typeof open> | undefined;
  // Loaded at the first use: the SDK is large, and most requests reach officers.
  const sdk = () => {
    opened ??= open(config, purpose);
    return opened;
  };
  return {
    seal: async (text) => (await sdk()).encrypt(Buffer.from(text, "utf8")),
    open: async (sealed) => (await sdk()).decrypt(Buffer.from(sealed, "base64")),
  };
}

async function open({ vaultKey, vaultKmsKeyArn }: Keys, purpose: Purpose) {
  const { openEncryption } = await import("./encryption.ts");
  if (vaultKmsKeyArn !== undefined)
    return openEncryption(new Uint8Array(32), vaultKmsKeyArn, purpose);
  const key = need(vaultKey, "VAULT_KEY or VAULT_KMS_KEY_ARN");
  const own = new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), purpose, 32));
  return openEncryption(own, undefined, purpose);
}
