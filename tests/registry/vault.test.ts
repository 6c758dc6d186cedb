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

  it("opens each of a batch by itself, never two alike, and together with what was sealed alone", async () => {
    const vault = testVault();
    const seal = await vault.batch();
    const texts = ["", text, text, "赵示例"];
    const sealed = texts.map(seal);
    expect(new Set(sealed).size).toBe(texts.length);
    expect(Buffer.from(sealed[1] ?? "", "base64").toString("latin1")).not.toContain(text);
    const later = testVault();
    for (const [place, one] of sealed.entries()) expect(await later.open(one)).toBe(texts[place]);
    expect(await later.open(await vault.seal(text))).toBe(text);
  });

  it("refuses each changed byte of a batch's value, one cut short, and one under another's key", async () => {
    const vault = testVault();
    const [one, other] = [await vault.batch(), await vault.batch()];
    const sealed = Buffer.from(one(text), "base64");
    for (const place of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await expect(vault.open(changed.toString("base64")), `byte ${place}`).rejects.toThrow();
    }
    for (const length of [1, 3, sealed.length - text.length - 1, sealed.length - 1])
      await expect(vault.open(sealed.subarray(0, length).toString("base64"))).rejects.toThrow();
    // The wrapped key of one batch before the text of another.
    const end = 3 + sealed.readUInt16BE(1);
    const mixed = Buffer.concat([
      Buffer.from(other(text), "base64").subarray(0, end),
      sealed.subarray(end),
    ]);
    await expect(vault.open(mixed.toString("base64"))).rejects.toThrow();
    const stranger = createVault({ vaultKey: Buffer.alloc(32, 9), vaultKmsKeyArn: undefined });
    await expect(stranger.open(one(text))).rejects.toThrow();
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
