import { execFile } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { installPlatform, root } from "#stacks/synth/install.ts";

beforeAll(installPlatform, 400_000);

/** The platform's own sources were written for other settings; only what is ours counts. */
async function complaints(): Promise<string[]> {
  const output = await new Promise<string>((resolve) => {
    const args = ["-p", join(root, "stacks"), "--noEmit", "--pretty", "false"];
    execFile(join(root, "node_modules/.bin/tsc"), args, { cwd: root, maxBuffer: 1e8 }, (_, out) =>
      resolve(out),
    );
  });
  return output
    .split("\n")
    .filter((line) => /error TS\d+/.test(line) && !line.includes(".sst/platform"));
}

it("sst.config.ts and stacks hold against the platform's real types", async () => {
  expect(await complaints()).toEqual([]);
}, 300_000);
