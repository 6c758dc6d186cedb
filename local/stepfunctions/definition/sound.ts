import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const manifest = createRequire(import.meta.url).resolve("asl-validator/package.json");
const { version }: { version: string } = createRequire(import.meta.url)(manifest);
const folder = join(dirname(manifest), "..", ".cache", "asl-validator", version);

/**
 * Whether asl-validator has found this text sound before, in any process on this machine. The package
 * compiles its schema anew for each text, which takes some 250 ms; a host has twenty machines.
 */
export function isKnownSound(text: string): boolean {
  return existsSync(markOf(text));
}

/** Remembers a sound text beside the installed packages; where nothing can be written, it does not. */
export function keepSound(text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(markOf(text), "");
  } catch {
    // The next process checks it again.
  }
}

function markOf(text: string): string {
  return join(folder, createHash("sha256").update(text).digest("hex"));
}
