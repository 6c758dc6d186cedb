import { createHmac, createSecretKey, hkdfSync } from "node:crypto";
import type { Vault } from "#kernel/secret/vault.ts";
import { type Config, need } from "../config.ts";

/**
 * The vault of the AWS Encryption SDK: data keys wrapped by KMS where a key is named, else by the
 * local key. The blind index always hangs on the local key, as KMS could not make it in bulk.
 */
export function createVault(config: Pick<Config, "vaultKey" | "vaultKmsKeyArn">): Vault {
  const vaultKey = need(config.vaultKey, "VAULT_KEY");
  // An import asks for thousands: as a key object one costs 4 µs, as bytes 29 µs (Node 24).
  const indexKey = createSecretKey(derive(vaultKey, "blind-index"));
  let opened: ReturnType<typeof open> | undefined;
  // Loaded at the first use: the SDK is large, and a cold start need not wait for it.
  const sdk = () => {
    opened ??= open(derive(vaultKey, "seal"), config.vaultKmsKeyArn);
    return opened;
  };
  return {
    async seal(text) {
      const { encrypt } = await sdk();
      return encrypt(Buffer.from(text, "utf8"));
    },
    async batch() {
      const seal = await (await sdk()).batch();
      return (text) => seal(Buffer.from(text, "utf8"));
    },
    async open(sealed) {
      const { decrypt } = await sdk();
      return decrypt(Buffer.from(sealed, "base64"));
    },
    blindIndex: (text) => createHmac("sha256", indexKey).update(text).digest("hex"),
  };
}

async function open(key: Uint8Array, kmsKeyArn: string | undefined) {
  const { openEncryption } = await import("./encryption.ts");
  return openEncryption(key, kmsKeyArn);
}

function derive(key: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), use, 32));
}
