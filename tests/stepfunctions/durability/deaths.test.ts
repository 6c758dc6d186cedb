import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { retryStep } from "#kernel/conduct/workflow/retry.ts";
import { createEngine } from "#local/stepfunctions/engine.ts";
import { insertRevision } from "#local/stepfunctions/revisions.ts";
import { noteEnd, openDatabase } from "#local/stepfunctions/store.ts";

const arn = "arn:aws:states:us-east-1:000000000000:execution:m:x";
const definition = JSON.stringify({
  QueryLanguage: "JSONata",
  StartAt: "Deadly",
  States: {
    Deadly: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: "deadly" },
      TimeoutSeconds: 900,
      Output: "{% $states.result.Payload %}",
      Retry: retryStep,
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Output: "{% $states.errorOutput.Error %}",
          Next: "Recorded",
        },
      ],
      End: true,
    },
    Recorded: { Type: "Succeed" },
  },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deaths-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One life of the process: it begins (or takes up) the execution, and ends during its call or not. */
async function live(file: string, end: "dies" | "stops" | "answers") {
  const database = openDatabase(file);
  let calls = 0;
  const called = Promise.withResolvers<void>();
  const engine = createEngine({
    database,
    clock: { now: () => 1_000_000 },
    region: "us-east-1",
    async invoke() {
      calls += 1;
      called.resolve();
      return end === "answers" ? { payload: "done" } : new Promise(() => {});
    },
  });
  if (engine.store.find(arn) === undefined) {
    engine.resume();
    engine.start({
      ...{ arn, machineArn: "m", machineName: "m", name: "x", roleArn: "r", status: "RUNNING" },
      ...{ input: "{}", startedAt: 1_000_000, events: 0, nextFrame: 1 },
      revision: insertRevision(database, definition),
    });
  } else engine.resume();
  await (end === "answers" ? engine.idle() : Promise.race([called.promise, engine.idle()]));
  const execution = engine.store.find(arn)?.execution;
  engine.close();
  if (end === "stops") noteEnd(database);
  database.close();
  return { calls, status: execution?.status, output: execution?.output };
}

test("a step that kills its process is begun three times, then it fails by name", async () => {
  const file = join(folder, "deadly.sqlite");
  for (const _ of [1, 2, 3]) expect(await live(file, "dies")).toMatchObject({ calls: 1 });
  expect(await live(file, "answers")).toEqual({
    calls: 0,
    status: "SUCCEEDED",
    output: '"Runtime.ExitError"',
  });
});

test("a host that is stopped in the middle is no death", async () => {
  const file = join(folder, "stopped.sqlite");
  for (const _ of [1, 2, 3, 4, 5]) await live(file, "stops");
  expect(await live(file, "answers")).toMatchObject({ calls: 1, output: '"done"' });
});
