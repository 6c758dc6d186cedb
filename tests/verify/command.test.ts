import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { marshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { startFrozen } from "#tests/end-to-end/harness.ts";
import { alter, type Cast, copyOf, days, play, remove, type Scene, sceneOf } from "./scene.ts";

describe("npm run verify", () => {
  let host: Host;
  let folder: string;
  let cast: Cast;
  let original: Scene;
  beforeAll(async () => {
    host = await startFrozen(days[0]);
    cast = await play(host);
    original = await sceneOf(host);
    folder = await mkdtemp(join(tmpdir(), "verify-"));
    for (const [key, text] of original.seals) {
      const [district = "", day = ""] = key.split(" ");
      await mkdir(join(folder, "seals", district), { recursive: true });
      await writeFile(join(folder, "seals", district, `${day}.json`), text);
    }
  });
  afterAll(async () => {
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** An export as DynamoDB writes it: packed files of one item a line, in two parts. */
  async function exported(name: string, { items }: Scene): Promise<string> {
    const data = join(folder, name, "AWSDynamoDB", "01", "data");
    await mkdir(data, { recursive: true });
    const lines = [...items.values()].map(
      (item) => `${JSON.stringify({ Item: marshall(item, { removeUndefinedValues: true }) })}\n`,
    );
    const parts = [lines.slice(0, 100), lines.slice(100)];
    for (const [place, part] of parts.entries())
      await writeFile(join(data, `part${place}.json.gz`), gzipSync(part.join("")));
    return join(folder, name);
  }

  async function verify(...args: string[]) {
    const all = ["functions/verify/main.ts", "--seals", join(folder, "seals"), ...args];
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL_DYNAMODB: host.dynamodbUrl,
      AWS_ACCESS_KEY_ID: host.access.accessKeyId,
      AWS_SECRET_ACCESS_KEY: host.access.secretAccessKey,
    };
    const run = promisify(execFile)(process.execPath, [...all, "--today", "2026-03-05"], { env });
    return run.then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout, stderr }: Record<"stdout" | "stderr", string> & { code: number }) => ({
        code,
        stdout: `${stdout}${stderr}`,
      }),
    );
  }

  it("finds nothing in a table and in an export of it where nothing was changed", async () => {
    const whole = await exported("whole", original);
    for (const source of [
      ["--table", "Records"],
      ["--export", whole],
    ]) {
      const { code, stdout } = await verify(...source);
      expect(stdout).toContain("未发现问题");
      expect(code).toBe(0);
    }
  });

  it("names the first break of each chain and every record that is missing, and ends with 2", async () => {
    const scene = copyOf(original);
    alter(scene, `enrollment#${cast.enrollment}`, "event#0000000003", () => ({ actor: "u-wu" }));
    remove(scene, ({ pk }) => pk === `letter#${cast.letters[0]}`);
    const { code, stdout } = await verify("--export", await exported("changed", scene));
    expect(code).toBe(2);
    expect(stdout).toContain(`enrollment ${cast.enrollment} 第 3 号事件`);
    expect(stdout).toContain(`letter ${cast.letters[0]}：应有的记录不在（record.missing）`);
  });

  it("misses a seal that somebody has kept the hash of", async () => {
    const { code, stdout } = await verify("--table", "Records", "--known", "0".repeat(64));
    expect(code).toBe(2);
    expect(stdout).toContain("seal.missing");
  });
});
