import {
  getLocalCryptographicMaterialsCache,
  NodeCachingMaterialsManager,
} from "@aws-crypto/caching-materials-manager-node";
import { buildDecrypt } from "@aws-crypto/decrypt-node";
import { buildEncrypt } from "@aws-crypto/encrypt-node";
import { KmsKeyringNode } from "@aws-crypto/kms-keyring-node";
import { AlgorithmSuiteIdentifier, CommitmentPolicy } from "@aws-crypto/material-management-node";
import { RawAesKeyringNode, RawAesWrappingSuiteIdentifier } from "@aws-crypto/raw-aes-keyring-node";

import { isOfBatch, openBatch, openOfBatch } from "./batch.ts";

/** What a secret is for; the key policy tells by it who may open which. */
export type Purpose = "secret-field" | "contact" | "matters" | "reporter";

/**
 * Encryption by the AWS Encryption SDK, with key commitment: data keys wrapped by KMS where a key is
 * named, else by the local key.
 */
export function openEncryption(
  key: Uint8Array,
  kmsKeyArn: string | undefined,
  purpose: Purpose = "secret-field",
) {
  const policy = CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT;
  const { encrypt } = buildEncrypt(policy);
  const { decrypt } = buildDecrypt(policy);
  const keyring =
    kmsKeyArn === undefined
      ? new RawAesKeyringNode({
          keyName: "vault",
          keyNamespace: "local",
          unencryptedMasterKey: key,
          wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
        })
      : new KmsKeyringNode({ generatorKeyId: kmsKeyArn });
  // One data key serves many fields of a batch: one KMS call a batch, not one a person.
  const materials = new NodeCachingMaterialsManager({
    backingMaterials: keyring,
    cache: getLocalCryptographicMaterialsCache(200),
    maxAge: 5 * 60 * 1000,
    maxMessagesEncrypted: 5000,
  });
  const suiteId = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY;
  async function seal(plain: Uint8Array): Promise<string> {
    const { result } = await encrypt(materials, plain, {
      suiteId,
      encryptionContext: { purpose },
      plaintextLength: plain.length,
    });
    return result.toString("base64");
  }

  async function open(sealed: Uint8Array): Promise<Buffer> {
    const { plaintext, messageHeader } = await decrypt(materials, sealed);
    if (messageHeader.encryptionContext.purpose !== purpose)
      throw new Error("Sealed for another purpose");
    return plaintext;
  }

  return {
    /** Base64 of the ciphertext. */
    encrypt: seal,
    /** Seals many with one data key of their own, each in base64; a hundredth of the work for each. */
    batch: () => openBatch(seal),
    /** @throws Error when it was sealed under another key or for another purpose. */
    async decrypt(sealed: Uint8Array): Promise<string> {
      const plain = isOfBatch(sealed) ? await openOfBatch(sealed, open) : await open(sealed);
      return plain.toString("utf8");
    },
  };
}
