import { describe, expect, it } from "vitest";
import { createVault } from "#functions/keys/vault.ts";
import { maskIdNumber } from "#registry/import/check/id-number.ts";
import { redacted } from "#registry/redact.ts";
import { testVault } from "./world.ts";

const text = "00000019800101001X";

describe("the vault", () => {
  it("opens what it sealed, and never seals alike", async () => {
    const vault = testVault();
    const [one, other] = [await vault.seal(text), await vault.seal(text)];
    expect(one).not.toBe(other);
    expect(Buffer.from(one, "base64").toString("latin1")).not.toContain(text);
    expect(await vault.open(one)).toBe(text);
    expect(await vault.open(other)).toBe(text);
  });

  it("refuses what was changed, and what another key sealed", async () => {
    const vault = testVault();
    const sealed = Buffer.from(await vault.seal(text), "base64");
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await expect(vault.open(sealed.toString("base64"))).rejects.toThrow();
    const stranger = createVault({ vaultKey: Buffer.alloc(32, 9), vaultKmsKeyArn: undefined });
    await expect(stranger.open(await vault.seal(text))).rejects.toThrow();
  });

  it("indexes blindly: the same for the same text and key only", () => {
    const stranger = createVault({ vaultKey: Buffer.alloc(32, 9), vaultKmsKeyArn: undefined });
    expect(testVault().blindIndex(text)).toBe(testVault().blindIndex(text));
    expect(testVault().blindIndex(text)).not.toBe(stranger.blindIndex(text));
    expect(testVault().blindIndex(text)).not.toContain(text);
  });
});

describe("views", () => {
  it("mask ID numbers and drop what is sealed", () => {
    expect(maskIdNumber(text)).toBe("000000********001X");
    expect(
      redacted({ items: [{ data: { idNumber: "x", idNumberIndex: "y", idNumberMasked: "z" } }] }),
    ).toEqual({ items: [{ data: { idNumberMasked: "z" } }] });
  });
});
