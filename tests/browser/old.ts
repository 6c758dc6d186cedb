import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const folder = join(import.meta.dirname, "../../build/chromium-86");

/**
 * Chromium 86, which 360 and other browsers of offices still are, from npm. Playwright drives its pages,
 * keys and pictures; what waits for locators asks for calls that it lacks.
 */
export function launchOld(): Promise<Browser> {
  return chromium.launch({
    executablePath: unpacked(),
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}

function unpacked(): string {
  const file = join(folder, "chromium");
  if (existsSync(file)) return file;
  const main = createRequire(import.meta.url).resolve("chrome-aws-lambda/package.json");
  const packed = readFileSync(join(dirname(main), "bin/chromium.br"));
  mkdirSync(folder, { recursive: true });
  // Two files may unpack at once: the name appears when the whole is there.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, brotliDecompressSync(packed), { mode: 0o755 });
  renameSync(own, file);
  return file;
}
