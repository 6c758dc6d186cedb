import {
  CreateStateMachineCommand as Create,
  CreateStateMachineAliasCommand as CreateAlias,
  DeleteStateMachineCommand as Delete,
  DescribeStateMachineAliasCommand as DescribeAlias,
  DescribeStateMachineCommand as DescribeMachine,
  ListExecutionsCommand as List,
  ListStateMachineAliasesCommand as ListAliases,
  ListStateMachinesCommand as ListMachines,
  ListStateMachineVersionsCommand as ListVersions,
  PublishStateMachineVersionCommand as Publish,
  UpdateStateMachineCommand as Update,
  UpdateStateMachineAliasCommand as UpdateAlias,
  ValidateStateMachineDefinitionCommand as Validate,
} from "@aws-sdk/client-sfn";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "#local/stepfunctions/engine/json.ts";
import { machine, pass } from "../cases.ts";
import { roleArn } from "../names.ts";
import { created, described, started, world } from "./world.ts";

const _waiting = { W: { Type: "Wait", Seconds: 60, End: true } };

describe("state machines", () => {
  test("creating twice with the same content is harmless, with other content refused", async () => {
    const one = await created({ A: pass(1) });
    expect(one.arn).toBe("arn:aws:states:eu-west-1:000000000000:stateMachine:m");
    expect(await created({ A: pass(1) })).toEqual(one);
    await expect(created({ A: pass(2) })).rejects.toMatchObject({
      name: "StateMachineAlreadyExists",
    });
  });

  test("a bad definition, name or role is refused", async () => {
    await expect(created({ A: pass(1, { Next: "no" }) })).rejects.toMatchObject({
      name: "InvalidDefinition",
    });
    await expect(created({ A: pass(1) }, "a b")).rejects.toMatchObject({ name: "InvalidName" });
    const role = new Create({ name: "m", definition: "{}", roleArn: "me" });
    await expect(world.client.send(role)).rejects.toMatchObject({ name: "InvalidArn" });
  });

  test("describe, list and delete", async () => {
    const { arn } = await created({ A: pass(1) });
    await created({ A: pass(1) }, "n");
    const shown = await world.client.send(new DescribeMachine({ stateMachineArn: arn }));
    expect(shown).toMatchObject({ name: "m", status: "ACTIVE", type: "STANDARD", roleArn });
    expect(shown.creationDate).toEqual(new Date(world.clock.now()));
    const first = await world.client.send(new ListMachines({ maxResults: 1 }));
    expect(first.stateMachines?.map(({ name }) => name)).toEqual(["m"]);
    const { nextToken } = first;
    const second = await world.client.send(new ListMachines({ maxResults: 1, nextToken }));
    expect(second.stateMachines?.map(({ name }) => name)).toEqual(["n"]);
    await world.client.send(new Delete({ stateMachineArn: arn }));
    await expect(
      world.client.send(new DescribeMachine({ stateMachineArn: arn })),
    ).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
  });

  test("a definition can be validated without creating it", async () => {
    const validate = (states: JsonObject) =>
      world.client.send(new Validate({ definition: JSON.stringify(machine(states)) }));
    expect(await validate({ A: pass(1) })).toMatchObject({ result: "OK", diagnostics: [] });
    expect(await validate({ A: pass("{% 1 + %}") })).toMatchObject({
      result: "FAIL",
      diagnostics: [{ severity: "ERROR", location: "/States/A/Output" }],
    });
  });

  test("a running execution keeps its definition, a new one takes the update", async () => {
    const { arn } = await created({ W: { Type: "Wait", Seconds: 60, Output: "old", End: true } });
    const running = await started(arn);
    const definition = JSON.stringify(machine({ A: pass("new") }));
    await world.client.send(new Update({ stateMachineArn: arn, definition }));
    const fresh = await started(arn);
    await world.pass(60);
    expect((await described(running)).output).toBe('"old"');
    expect((await described(fresh)).output).toBe('"new"');
  });

  test("versions and aliases: executions stay on the version that they began with", async () => {
    const { arn, version } = await created(
      { W: { Type: "Wait", Seconds: 60, Output: 1, End: true } },
      "m",
      true,
    );
    expect(version).toBe(`${arn}:1`);
    const route = (stateMachineVersionArn: string) => [{ stateMachineVersionArn, weight: 100 }];
    const made = await world.client.send(
      new CreateAlias({ name: "live", routingConfiguration: route(version) }),
    );
    const stateMachineAliasArn = made.stateMachineAliasArn ?? "";
    const running = await started(stateMachineAliasArn);
    const definition = JSON.stringify(machine({ A: pass(2) }));
    const updated = await world.client.send(
      new Update({ stateMachineArn: arn, definition, publish: true }),
    );
    const second = updated.stateMachineVersionArn ?? "";
    await world.client.send(
      new UpdateAlias({ stateMachineAliasArn, routingConfiguration: route(second) }),
    );
    const fresh = await started(stateMachineAliasArn);
    await world.pass(60);
    expect(await described(running)).toMatchObject({
      output: "1",
      stateMachineVersionArn: version,
      stateMachineAliasArn,
    });
    expect(await described(fresh)).toMatchObject({ output: "2", stateMachineVersionArn: second });
    const again = await world.client.send(new Publish({ stateMachineArn: arn }));
    expect(again.stateMachineVersionArn).toBe(second);
    const versions = await world.client.send(new ListVersions({ stateMachineArn: arn }));
    expect(versions.stateMachineVersions?.map((one) => one.stateMachineVersionArn)).toEqual([
      second,
      version,
    ]);
    const alias = await world.client.send(new DescribeAlias({ stateMachineAliasArn }));
    expect(alias).toMatchObject({ name: "live", routingConfiguration: route(second) });
    const aliases = await world.client.send(new ListAliases({ stateMachineArn: arn }));
    expect(aliases.stateMachineAliases).toHaveLength(1);
    const onAlias = await world.client.send(new List({ stateMachineArn: stateMachineAliasArn }));
    expect(onAlias.executions).toHaveLength(2);
  });
});
