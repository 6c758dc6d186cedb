import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

export const root = join(import.meta.dirname, "../..");
export const platform = join(root, ".sst/platform");

const environment = {
  SST_SKIP_DEPENDENCY_CHECK: "1",
  SST_NO_BUN: "1",
  SST_TELEMETRY_DISABLED: "1",
};

/** The platform of the very `sst` that is installed, put into `.sst` where it is missing. */
export async function installPlatform(): Promise<void> {
  if (isInstalled()) return;
  await promisify(execFile)(join(root, "node_modules/.bin/sst"), ["install", "--stage", "test"], {
    cwd: root,
    env: { ...process.env, ...environment },
    timeout: 300_000,
  });
  if (!isInstalled()) throw new Error("sst install left no platform behind");
}

function isInstalled(): boolean {
  const { version } = JSON.parse(
    readFileSync(join(root, "node_modules/sst/package.json"), "utf8"),
  ) as { version: string };
  const [mark, provider] = ["version", "node_modules/@pulumi/aws/package.json"].map((file) =>
    join(platform, file),
  ) as [string, string];
  if (!existsSync(mark) || !existsSync(provider)) return false;
  return readFileSync(mark, "utf8").includes(version);
}
