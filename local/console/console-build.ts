import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { codeOf } from "../trouble.ts";

const execute = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const lock = join(root, "build/console.lock");

/** Where the built console lies. */
export const consoleFolder = join(root, "dist/console");

/** A build takes seconds; a lock that is older was left behind. */
const longest = 120_000;

/** Builds the console when it is missing or older than its sources; once, also where several ask. */
export async function ensureConsole(log: (line: string) => void = () => {}): Promise<void> {
  if (isBuilt()) return;
  await alone(async () => {
    if (isBuilt()) return;
    log("工作台    正在生成…");
    // A process of its own: a bundler takes much of its surroundings for its settings.
    const { VITEST: _test, ...env } = process.env;
    await execute(process.execPath, [join(root, "web/build.ts")], {
      env: { ...env, NODE_ENV: "production" },
    });
  });
}

function isBuilt(): boolean {
  const page = join(consoleFolder, "index.html");
  if (!existsSync(page)) return false;
  const sources = ["web", "shared", "functions"].map((folder) => newestIn(join(root, folder)));
  return statSync(page).mtimeMs >= Math.max(...sources);
}

/** Several processes may ask at once: the folder of the lock is made by one of them. */
async function alone(work: () => Promise<void>): Promise<void> {
  mkdirSync(join(root, "build"), { recursive: true });
  while (!taken()) await sleep(100);
  try {
    await work();
  } finally {
    rmdirSync(lock);
  }
}

function taken(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    const made = existsSync(lock) ? statSync(lock).mtimeMs : Date.now();
    if (Date.now() - made > longest) rmdirSync(lock);
    return false;
  }
}

function newestIn(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:tsx?|css|html)$/.test(entry.name))
      .filter(({ parentPath }) => !parentPath.includes(join("web", "build")))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
