import {
  GetExecutionHistoryCommand as History,
  ListExecutionsCommand as List,
  StopExecutionCommand as Stop,
} from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import { pass, task } from "../cases.ts";
import { created, described, started, world } from "./world.ts";

const waiting = { W: { Type: "Wait", Seconds: 60, End: true } };

describe("executions", () => {
  test("the same name with the same input is the same execution while it runs", async () => {
    const { arn } = await created(waiting);
    const one = await started(arn, '{"a":1}', "x");
    expect(one).toBe("arn:aws:states:eu-west-1:000000000000:execution:m:x");
    expect(await started(arn, '{"a":1}', "x")).toBe(one);
    const exists = { name: "ExecutionAlreadyExists" };
    await expect(started(arn, '{"a":2}', "x")).rejects.toMatchObject(exists);
    await world.pass(60);
    await expect(started(arn, '{"a":1}', "x")).rejects.toMatchObject(exists);
  });

  test("bad input, name, or machine is refused", async () => {
    const { arn } = await created(waiting);
    await expect(started(arn, "{")).rejects.toMatchObject({ name: "InvalidExecutionInput" });
    await expect(started(arn, "{}", "a b")).rejects.toMatchObject({ name: "InvalidName" });
    await expect(started(arn, "{}", "x".repeat(81))).rejects.toMatchObject({ name: "InvalidName" });
    await expect(started(`${arn}x`)).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
    await expect(started("m")).rejects.toMatchObject({ name: "InvalidArn" });
    await expect(described(`${arn.replace("stateMachine", "execution")}:no`)).rejects.toMatchObject(
      { name: "ExecutionDoesNotExist" },
    );
  });

  test("describe tells how it ended", async () => {
    const { arn } = await created({ A: { Type: "Fail", Error: "E", Cause: "why" } });
    const shown = await described(await started(arn));
    expect(shown).toMatchObject({ status: "FAILED", error: "E", cause: "why", input: "{}" });
    expect(shown.stopDate).toEqual(new Date(world.clock.now()));
  });

  test("stop aborts, and stays without effect afterwards", async () => {
    const { arn } = await created(waiting);
    const executionArn = await started(arn);
    await world.client.send(new Stop({ executionArn, error: "E", cause: "enough" }));
    expect(await described(executionArn)).toMatchObject({
      status: "ABORTED",
      error: "E",
      cause: "enough",
    });
    await world.client.send(new Stop({ executionArn }));
    await world.pass(60);
    expect(await described(executionArn)).toMatchObject({ status: "ABORTED", error: "E" });
  });

  test("list filters by status and turns pages, the latest first", async () => {
    const { arn: stateMachineArn } = await created(waiting);
    for (const name of ["a", "b", "c"]) await started(stateMachineArn, "{}", name);
    await world.client.send(
      new Stop({ executionArn: `${stateMachineArn.replace("stateMachine", "execution")}:b` }),
    );
    const running = await world.client.send(new List({ stateMachineArn, statusFilter: "RUNNING" }));
    expect(running.executions?.map(({ name }) => name)).toEqual(["c", "a"]);
    const first = await world.client.send(new List({ stateMachineArn, maxResults: 2 }));
    expect(first.executions?.map(({ name }) => name)).toEqual(["c", "b"]);
    const rest = { stateMachineArn, maxResults: 2, nextToken: first.nextToken };
    const second = await world.client.send(new List(rest));
    expect(second.executions?.map(({ name }) => name)).toEqual(["a"]);
    expect(second.nextToken).toBeUndefined();
  });

  test("history holds the events of AWS, in both orders and in pages", async () => {
    const { arn } = await created({ A: pass(1, { Assign: { v: 1 }, Next: "T" }), T: task() });
    const executionArn = await started(arn, '{"a":1}');
    await world.service.idle();
    const all = await world.client.send(new History({ executionArn }));
    expect(all.events?.map(({ type }) => type)).toEqual([
      ...["ExecutionStarted", "PassStateEntered", "PassStateExited", "TaskStateEntered"],
      ...["TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"],
    ]);
    expect(all.events?.map(({ id, previousEventId }) => [id, previousEventId])).toEqual(
      [0, 0, 2, 3, 4, 5, 6, 7, 8].map((previous, at) => [at + 1, previous]),
    );
    expect(all.events?.[1]?.stateEnteredEventDetails).toEqual({
      name: "A",
      input: '{"a":1}',
      inputDetails: { truncated: false },
    });
    expect(all.events?.[2]?.stateExitedEventDetails).toMatchObject({
      name: "A",
      output: "1",
      assignedVariables: { v: "1" },
    });
    expect(all.events?.[4]?.taskScheduledEventDetails).toMatchObject({
      resourceType: "lambda",
      resource: "invoke",
      region: "eu-west-1",
    });
    const bare = await world.client.send(
      new History({ executionArn, includeExecutionData: false }),
    );
    expect(bare.events?.[1]?.stateEnteredEventDetails).toEqual({ name: "A" });
    const first = await world.client.send(
      new History({ executionArn, reverseOrder: true, maxResults: 5 }),
    );
    const { nextToken } = first;
    const second = await world.client.send(
      new History({ executionArn, reverseOrder: true, maxResults: 5, nextToken }),
    );
    const ids = [...(first.events ?? []), ...(second.events ?? [])].map(({ id }) => id);
    expect(ids).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test("a function that cannot be called fails its task with Lambda.Unknown", async () => {
    const { arn } = await created({ A: task({ Arguments: { FunctionName: "broken" } }) });
    expect(await described(await started(arn))).toMatchObject({
      status: "FAILED",
      error: "Lambda.Unknown",
    });
  });
});
