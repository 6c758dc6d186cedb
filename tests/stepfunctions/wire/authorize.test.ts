import {
  CreateStateMachineCommand as Create,
  CreateStateMachineAliasCommand as CreateAlias,
  StartExecutionCommand as Start,
  SendTaskSuccessCommand as Succeed,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Grant } from "#local/stepfunctions/wire/authorize.ts";
import { clientOf, startService } from "../client.ts";
import { roleArn } from "../names.ts";
import { machine, pass } from "../states.ts";

describe("what a caller's policy allows", () => {
  let granted: readonly Grant[] = [];
  let world: Awaited<ReturnType<typeof startService>>;
  let caller: ReturnType<typeof clientOf>;
  const arns = { machine: "", version: "", alias: "" };

  beforeAll(async () => {
    const grants = (key: string) => (key === "role-react" ? granted : ("everything" as const));
    world = await startService(undefined, { grants });
    caller = clientOf(world.service.url, "role-react");
    const definition = JSON.stringify(machine({ A: pass() }));
    const made = await world.client.send(
      new Create({ name: "m", definition, roleArn, publish: true }),
    );
    arns.machine = made.stateMachineArn ?? "";
    arns.version = made.stateMachineVersionArn ?? "";
    const alias = await world.client.send(
      new CreateAlias({
        name: "live",
        routingConfiguration: [{ stateMachineVersionArn: arns.version, weight: 100 }],
      }),
    );
    arns.alias = alias.stateMachineAliasArn ?? "";
  });
  afterAll(async () => {
    caller.destroy();
    await world.stop();
  });

  const action = "states:StartExecution";
  const refused = { name: "AccessDeniedException" };
  const start = (of: keyof typeof arns) =>
    caller.send(new Start({ stateMachineArn: arns[of], input: "{}" }));

  test("a right on the alias' own ARN starts nothing, by no ARN", async () => {
    granted = [{ action, resources: [arns.alias, arns.version] }];
    for (const of of ["machine", "version", "alias"] as const)
      await expect(start(of)).rejects.toMatchObject(refused);
  });

  test("a right on the machine starts by every ARN of it", async () => {
    granted = [{ action, resources: [arns.machine] }];
    for (const of of ["machine", "version", "alias"] as const)
      expect(await start(of)).toMatchObject({ executionArn: expect.stringContaining(":m:") });
  });

  test("with the alias as qualifier it starts by the alias only", async () => {
    granted = [{ action, resources: [arns.machine], qualifier: "live" }];
    expect(await start("alias")).toMatchObject({ executionArn: expect.stringContaining(":m:") });
    await expect(start("machine")).rejects.toMatchObject(refused);
    await expect(start("version")).rejects.toMatchObject(refused);
  });

  test("an answer by a token is allowed on everything, or not at all", async () => {
    const answer = () => caller.send(new Succeed({ taskToken: "none", output: "{}" }));
    granted = [{ action: "states:SendTaskSuccess", resources: [arns.machine] }];
    await expect(answer()).rejects.toMatchObject(refused);
    granted = [{ action: "states:SendTaskSuccess", resources: ["*"] }];
    await expect(answer()).rejects.toMatchObject({ name: "InvalidToken" });
  });

  test("another action is refused, and other callers are not", async () => {
    granted = [{ action: "states:DescribeExecution", resources: ["*"] }];
    await expect(start("machine")).rejects.toMatchObject(refused);
    const started = await world.client.send(
      new Start({ stateMachineArn: arns.machine, input: "{}" }),
    );
    expect(started.executionArn).toContain(":m:");
  });
});
