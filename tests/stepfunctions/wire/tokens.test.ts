import {
  SendTaskHeartbeatCommand as Heartbeat,
  StopExecutionCommand as Stop,
  SendTaskFailureCommand as TaskFailure,
  SendTaskSuccessCommand as TaskSuccess,
} from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import { callback } from "../cases.ts";
import { created, described, started, tokens, world } from "./world.ts";

describe("task tokens", () => {
  const timed = { TimeoutSeconds: 60, HeartbeatSeconds: 10 };
  const send = {
    success: (taskToken: string, output = '"ok"') =>
      world.client.send(new TaskSuccess({ taskToken, output })),
    failure: (taskToken: string) =>
      world.client.send(new TaskFailure({ taskToken, error: "E", cause: "c" })),
    beat: (taskToken: string) => world.client.send(new Heartbeat({ taskToken })),
  };

  async function waitingTask(): Promise<{ executionArn: string; token: string }> {
    const { arn } = await created({ A: callback(timed) });
    const executionArn = await started(arn);
    await world.service.idle();
    return { executionArn, token: tokens.at(-1) ?? "" };
  }

  test("success ends the task, and a second answer comes too late", async () => {
    const { executionArn, token } = await waitingTask();
    await send.success(token);
    expect(await described(executionArn)).toMatchObject({ status: "SUCCEEDED", output: '"ok"' });
    await expect(send.success(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
    await expect(send.failure(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
    await expect(send.beat(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
  });

  test("failure fails the task", async () => {
    const { executionArn, token } = await waitingTask();
    await send.failure(token);
    expect(await described(executionArn)).toMatchObject({
      status: "FAILED",
      error: "E",
      cause: "c",
    });
  });

  test("heartbeats keep it alive, but not beyond its timeout", async () => {
    const { executionArn, token } = await waitingTask();
    for (let second = 9; second <= 54; second += 9) {
      await world.pass(9);
      await send.beat(token);
    }
    await world.pass(6);
    await expect(send.beat(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
    expect(await described(executionArn)).toMatchObject({
      status: "FAILED",
      error: "States.Timeout",
    });
  });

  test("180 days are waited to the last second", async () => {
    const days = 180 * 24 * 60 * 60;
    const { arn } = await created({ A: callback({ TimeoutSeconds: days }) });
    const executionArn = await started(arn);
    await world.service.idle();
    const token = tokens.at(-1) ?? "";
    await world.pass(days - 1);
    await send.beat(token);
    expect(await described(executionArn)).toMatchObject({ status: "RUNNING" });
    await world.pass(1);
    expect(await described(executionArn)).toMatchObject({ error: "States.Timeout" });
  });

  test("a missed heartbeat ends it", async () => {
    const { executionArn, token } = await waitingTask();
    await world.pass(10);
    await expect(send.success(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
    expect(await described(executionArn)).toMatchObject({
      status: "FAILED",
      error: "States.Timeout",
    });
  });

  test("an answer after the time is over is late, even before the timer fires", async () => {
    const { token } = await waitingTask();
    world.clock.advance(10);
    await expect(send.success(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
  });

  test("a token of a stopped execution is closed", async () => {
    const { executionArn, token } = await waitingTask();
    await world.client.send(new Stop({ executionArn }));
    await expect(send.success(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
  });

  test("an unknown token and a bad output are refused", async () => {
    const { token } = await waitingTask();
    await expect(send.success("nonsense")).rejects.toMatchObject({ name: "InvalidToken" });
    await expect(send.success(token, "{")).rejects.toMatchObject({ name: "InvalidOutput" });
  });
});
