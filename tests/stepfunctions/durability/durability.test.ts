import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { executionStore } from "#local/stepfunctions/execution-store.ts";
import { openDatabase } from "#local/stepfunctions/store.ts";
import { entered, outcome } from "./machine.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepfunctions-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type End = { signal: string | null; code: number | null; said: string };

/** Runs the child until it ends or is killed around its n-th commit. */
function live(file: string, log: string, n: number, when: string, token?: string): Promise<End> {
  const script = join(import.meta.dirname, "child.ts");
  const env = { ...process.env, ...(token === undefined ? {} : { TOKEN: token }) };
  const child = spawn(process.execPath, [script, file, log, String(n), when], { env });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, said }));
  });
}

async function lastToken(log: string): Promise<string | undefined> {
  const calls = await readFile(log, "utf8");
  return [...calls.matchAll(/^f \{"token":"([^"]+)"\}$/gm)].at(-1)?.[1];
}

// Each life is given a few more commits than the last, so every kind of step is cut somewhere.
test.each([
  ["after a commit", "after", [1, 2, 3]],
  ["before a commit", "before", [2, 3, 5]],
])("an execution survives kill -9 again and again %s", async (_title, when, lives) => {
  const file = join(folder, `${when}.sqlite`);
  const log = join(folder, `${when}.log`);
  await writeFile(log, "");
  let kills = 0;
  let last: End = { signal: "SIGKILL", code: null, said: "" };
  for (; last.signal === "SIGKILL" && kills < 100; kills += 1) {
    const n = lives[kills % lives.length] ?? 1;
    last = await live(file, log, n, when, await lastToken(log));
  }
  expect(last, last.said).toMatchObject({ code: 0 });
  expect(kills).toBeGreaterThan(8);
  const shown = JSON.parse(last.said);
  expect(shown).toMatchObject({ status: "SUCCEEDED" });
  expect(JSON.parse(shown.output)).toEqual(outcome);

  const database = openDatabase(file);
  const store = executionStore(database);
  const number = store.find(shown.executionArn)?.number ?? 0;
  const events = store.history(number, { from: 1, limit: 1000, reverse: false });
  expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
  const states = events.filter(({ type }) => type.endsWith("StateEntered"));
  expect(states.map(({ details }) => details?.name).sort()).toEqual([...entered].sort());
  expect(store.frames(number)).toEqual([]);
  expect(store.nextDue()).toBeUndefined();
  expect(store.unfinished()).toEqual([]);
  database.close();

  const calls = (await readFile(log, "utf8")).trim().split("\n");
  for (const item of [1, 2, 3]) expect(calls).toContain(`double ${item}`);
  expect(calls.filter((call) => call.startsWith("flaky")).length).toBeGreaterThanOrEqual(2);
});
