import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** `\u4e00` where it is an escape: an even number of backslashes stands before its own. */
const escaped = /(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/gi;

/** From the first Han radical on; halves of a pair, and what the page turns around, stay escaped. */
const isPlain = (code: number) =>
  (code >= 0x2e80 && code <= 0xd7ff) || (code >= 0xf900 && code <= 0xffef && code !== 0xfeff);

/**
 * The same code with its Chinese written out: esbuild writes six bytes for a character that has three
 * in UTF-8, and SST's builder takes no `charset`.
 */
export function writtenOut(code: string): string {
  return code.replaceAll(escaped, (whole, before: string, hex: string) => {
    const sign = Number.parseInt(hex, 16);
    return isPlain(sign) ? before + String.fromCharCode(sign) : whole;
  });
}

/** Writes out the Chinese of every module of a built function (SST: `hook.postbuild`). */
export async function writeOut(folder: string): Promise<void> {
  const modules = (await readdir(folder)).filter((name) => name.endsWith(".mjs"));
  for (const name of modules) {
    const path = join(folder, name);
    await writeFile(path, writtenOut(await readFile(path, "utf8")));
  }
}
