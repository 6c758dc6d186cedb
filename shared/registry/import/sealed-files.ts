import type { World } from "#kernel/world.ts";

/** Keeps a file sealed as a whole, as it holds ID numbers. */
export async function putSealed({ files, vault }: World, key: string, text: string): Promise<void> {
  const sealed = await vault.seal(text);
  await files.put(key, Buffer.from(sealed, "base64"), "application/octet-stream");
}

/** The text of a sealed file; undefined when there is none. */
export async function getSealed({ files, vault }: World, key: string): Promise<string | undefined> {
  const sealed = await files.get(key);
  return sealed === undefined
    ? undefined
    : vault.open(Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).toString("base64"));
}
