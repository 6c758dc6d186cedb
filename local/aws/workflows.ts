import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  ResourceNotFound,
  SFNClient,
  StateMachineDoesNotExist,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { bindWorkflow } from "#kernel/workflow.ts";
import { topology } from "#topology";
import { account, alias, credentials, functionArn, machineArn, region } from "../account.ts";
import type { Execution } from "../dev/executions.ts";

const roleArn = `arn:aws:iam::${account}:role/local`;

/**
 * Brings every workflow of the topology up to its present definition and returns the ARN of each
 * alias. A version is published only when the definition changed; running cases stay on theirs.
 */
export async function deployWorkflows(endpoint: string): Promise<Record<string, string>> {
  const client = new SFNClient({ endpoint, region, credentials });
  const values = Object.fromEntries(
    Object.keys(topology.functions).map((name) => [`functions.${name}`, functionArn(name)]),
  );
  const arns: Record<string, string> = {};
  for (const [name, workflow] of Object.entries(topology.workflows)) {
    const definition = JSON.stringify(bindWorkflow(workflow, { partition: "aws", ...values }));
    arns[name] = await deploy(client, name, definition);
  }
  client.destroy();
  return arns;
}

async function deploy(client: SFNClient, name: string, definition: string): Promise<string> {
  const machine = machineArn(name);
  const aliasArn = `${machine}:${alias}`;
  const published = await publishedBy(client, aliasArn);
  if (published !== undefined && (await definitionOf(client, published)) === definition) {
    return aliasArn;
  }
  const version = await publish(client, machine, name, definition);
  const routingConfiguration = [{ stateMachineVersionArn: version, weight: 100 }];
  if (published === undefined) {
    await client.send(new CreateStateMachineAliasCommand({ name: alias, routingConfiguration }));
  } else {
    await client.send(
      new UpdateStateMachineAliasCommand({ stateMachineAliasArn: aliasArn, routingConfiguration }),
    );
  }
  return aliasArn;
}

async function publish(
  client: SFNClient,
  machine: string,
  name: string,
  definition: string,
): Promise<string> {
  const exists = (await definitionOf(client, machine)) !== undefined;
  const { stateMachineVersionArn } = exists
    ? await client.send(
        new UpdateStateMachineCommand({ stateMachineArn: machine, definition, publish: true }),
      )
    : await client.send(
        new CreateStateMachineCommand({ name, definition, roleArn, publish: true }),
      );
  if (stateMachineVersionArn === undefined) throw new Error(`No version of ${name} was published`);
  return stateMachineVersionArn;
}

/** The version that an alias points to. */
async function publishedBy(client: SFNClient, aliasArn: string): Promise<string | undefined> {
  try {
    const { routingConfiguration = [] } = await client.send(
      new DescribeStateMachineAliasCommand({ stateMachineAliasArn: aliasArn }),
    );
    return routingConfiguration[0]?.stateMachineVersionArn;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function definitionOf(client: SFNClient, arn: string): Promise<string | undefined> {
  try {
    const { definition } = await client.send(
      new DescribeStateMachineCommand({ stateMachineArn: arn }),
    );
    return definition;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof ResourceNotFound || error instanceof StateMachineDoesNotExist;
}

/** The latest executions of every workflow, newest first. */
export async function listExecutions(endpoint: string): Promise<Execution[]> {
  const client = new SFNClient({ endpoint, region, credentials });
  const pages = await Promise.all(
    Object.keys(topology.workflows).map(async (workflow) => {
      const { executions = [] } = await client.send(
        new ListExecutionsCommand({ stateMachineArn: machineArn(workflow), maxResults: 200 }),
      );
      return executions.map(({ name = "", status = "", startDate, stopDate }) => ({
        workflow,
        name,
        status,
        startedAt: startDate?.toISOString() ?? "",
        ...(stopDate === undefined ? {} : { stoppedAt: stopDate.toISOString() }),
      }));
    }),
  );
  client.destroy();
  return pages.flat().sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
}
