import fc from "fast-check";
import { expect, test } from "vitest";
import { type Case, runCase } from "#local/stepfunctions/case.ts";
import { machine, pass, task } from "./states.ts";

const run = (one: Case) => runCase(one, { schema: false });
const few = { numRuns: 40 };

test("any JSON without expressions passes through Output, Assign and input unchanged", async () => {
  const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("%"));
  await fc.assert(
    fc.asyncProperty(json, json, async (output, input) => {
      const plain = JSON.parse(JSON.stringify({ output, input }));
      const definition = machine({
        A: pass(plain.output, { Assign: { v: plain.output }, Next: "B" }),
        B: pass(["{% $states.input %}", "{% $v %}", "{% $states.context.Execution.Input %}"]),
      });
      const { output: seen } = await run({ definition, input: plain.input });
      expect(seen).toEqual([plain.output, plain.output, plain.input]);
    }),
    few,
  );
});

test("a task is called once more than it fails, up to MaxAttempts", async () => {
  const attempts = fc.integer({ min: 0, max: 5 });
  await fc.assert(
    fc.asyncProperty(attempts, attempts, async (failures, MaxAttempts) => {
      const definition = machine({ A: task({ Retry: [{ ErrorEquals: ["E"], MaxAttempts }] }) });
      const fails = Array.from({ length: failures }, () => ({ throw: { error: "E" } }));
      const { status, calls } = await run({ definition, tasks: { f: [...fails, { return: 1 }] } });
      expect(calls).toHaveLength(Math.min(failures, MaxAttempts) + 1);
      expect(status).toBe(failures > MaxAttempts ? "FAILED" : "SUCCEEDED");
    }),
    few,
  );
});

test("a Map keeps the order of its items and the bound on its concurrency", async () => {
  const waits = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(waits, fc.integer({ min: 0, max: 4 }), async (items, MaxConcurrency) => {
      const definition = machine({
        A: {
          ...{ Type: "Map", Items: items, MaxConcurrency, Next: "B" },
          ItemProcessor: {
            StartAt: "W",
            States: { W: { Type: "Wait", Seconds: "{% $states.input %}", End: true } },
          },
        },
        B: pass({
          items: "{% $states.input[] %}",
          seconds:
            "{% ($toMillis($states.context.State.EnteredTime) - $toMillis($states.context.Execution.StartTime)) / 1000 %}",
        }),
      });
      const { output } = await run({ definition });
      expect(output).toEqual({ items, seconds: schedule(items, MaxConcurrency || items.length) });
    }),
    few,
  );
});

// A free worker takes the next item.
function schedule(items: number[], workers: number): number {
  const free = Array.from({ length: workers }, () => 0);
  for (const item of items) {
    free.sort((one, other) => one - other);
    free[0] = (free[0] ?? 0) + item;
  }
  return Math.max(...free);
}
