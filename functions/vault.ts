import { createHmac, hkdfSync } from "node:crypto";
import type { Vault } from "#kernel/secret/vault.ts";

const purpose = { purpose: "secret-field" };

/**
 * The vault of the AWS Encryption SDK: data keys wrapped by KMS where a key is named, else by the
 * local key. The blind index always hangs on the local key, as KMS could not make it in bulk.
 */
export function createVault(config: {
  vaultKey: Uint8Array;
  vaultKmsKeyArn: string | undefined;
}): Vault {
  const indexKey = derive(config.vaultKey, "blind-index");
  let opened: ReturnType<typeof connect> | undefined;
  const sdk = () => {
    opened ??= connect(derive(config.vaultKey, "seal"), config.vaultKmsKeyArn);
    return opened;
  };
  return {
    async seal(text) {
      const { encrypt } = await sdk();
      return encrypt(Buffer.from(text, "utf8"));
    },
    async open(sealed) {
      const { decrypt } = await sdk();
      return decrypt(Buffer.from(sealed, "base64"));
    },
    blindIndex: (text) => createHmac("sha256", indexKey).update(text).digest("hex"),
  };
}

/** Loaded at the first use: most functions never open the vault, and the SDK is large. */
async function connect(key: Uint8Array, kmsKeyArn: string | undefined) {
  const sdk = await import("@aws-crypto/client-node");
  const { encrypt, decrypt } = sdk.buildClient(
    sdk.CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
  );
  const keyring =
    kmsKeyArn === undefined
      ? new sdk.RawAesKeyringNode({
          keyName: "vault",
          keyNamespace: "local",
          unencryptedMasterKey: key,
          wrappingSuite: sdk.RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
        })
      : new sdk.KmsKeyringNode({ generatorKeyId: kmsKeyArn });
  // One data key serves many fields of a batch: one KMS call a batch, not one a person.
  const materials = new sdk.NodeCachingMaterialsManager({
    backingMaterials: keyring,
    cache: sdk.getLocalCryptographicMaterialsCache(200),
    maxAge: 5 * 60 * 1000,
    maxMessagesEncrypted: 5000,
  });
  const suiteId = sdk.AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY;
  return {
    async encrypt(plain: Uint8Array): Promise<string> {
      const { result } = await encrypt(materials, plain, {
        suiteId,
        encryptionContext: purpose,
        plaintextLength: plain.length,
      });
      return result.toString("base64");
    },
    async decrypt(sealed: Uint8Array): Promise<string> {
      const { plaintext, messageHeader } = await decrypt(materials, sealed);
      if (messageHeader.encryptionContext.purpose !== purpose.purpose)
        throw new Error("Sealed for another purpose");
      return plaintext.toString("utf8");
    },
  };
}

/** A vault for functions without its key: reaching it is a mistake of configuration. */
export const noVault: Vault = {
  seal: () => Promise.reject(new Error("VAULT_KEY is not set")),
  open: () => Promise.reject(new Error("VAULT_KEY is not set")),
  blindIndex: () => {
    throw new Error("VAULT_KEY is not set");
  },
};

function derive(key: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), use, 32));
}
