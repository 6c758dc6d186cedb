import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, instantAt } from "#kernel/deadline/day.ts";
import { type Host, startHost } from "#local/host.ts";
import { lastDay } from "#local/sample/office/seasons/half-year.ts";
import { enrollmentOf, timelineOf } from "#tests/end-to-end/harness.ts";
import { sharedEngine } from "#tests/local/dynamodb.ts";
import { databaseOn } from "#tests/shared-database.ts";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** The commands that README gives, as one script. */
function tour(): string {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  return [...readme.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, lines]) => lines).join("\n");
}

describe("README's tour, by its own commands", () => {
  let host: Host;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "readme-"));
    host = await startHost({
      dataDir,
      port: 0,
      frozenAt: instantAt(lastDay, "09:00"),
      ...(await databaseOn(sharedEngine)),
      lifetime: "short",
      sample: "office",
    });
  });
  afterAll(async () => {
    await host.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("SC-01 a person of the library comes under direct supervision, and three weeks pass", async () => {
    const script = tour().replaceAll("http://localhost:3000", host.url);
    const { stdout } = await run("bash", ["-c", `${script}\necho; echo "id=$id"`], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir },
      maxBuffer: 50_000_000,
    });
    expect(stdout).not.toContain('"code":');
    const id = /^id=(.*)$/m.exec(stdout)?.[1] ?? "";
    const { status, candidate } = await enrollmentOf(host, id);
    expect(status).toBe("ACTIVE");
    expect(candidate).toMatchObject({ personId: expect.stringMatching(/^per_/) });
    const types = (await timelineOf(host, id)).map(({ type }) => type);
    expect(types).toContain("enrollment.duties-opened");
    expect(stdout).toContain(`"now":"${addDays(lastDay, 21)}`);
    expect((await host.inbox("feng@example.test")).length).toBeGreaterThan(0);
  });
});
