import { bindWorkflow, type WorkflowDefinition } from "#kernel/workflow.ts";
import { type FunctionName, topology, type WorkflowName } from "#topology";
import { nameOf, partition, settings } from "../deployment.ts";
import { createLogGroup } from "../logs.ts";
import { titleOf } from "../names.ts";
import { tracing } from "./function-role.ts";
import { functions } from "./functions.ts";
import { alias } from "./permissions.ts";
import { createRole } from "./policy.ts";

const arns = Object.fromEntries(
  Object.entries(functions).map(([name, made]) => [`functions.${name}`, made.function.arn]),
);

const definitions = Object.entries(topology.workflows) as [WorkflowName, WorkflowDefinition][];

export const machines = Object.fromEntries(
  definitions.map(([name, definition]) => [name, createMachine(name, definition)]),
) as Record<WorkflowName, aws.sfn.StateMachine>;

/** Running cases stay on the version that they began with; new ones begin through the alias. */
function createMachine(name: WorkflowName, definition: WorkflowDefinition): aws.sfn.StateMachine {
  const title = `${titleOf(name)}Workflow`;
  const logs = createLogGroup(`${title}Logs`, `/aws/vendedlogs/states/${nameOf(name)}`);
  const machine = new aws.sfn.StateMachine(title, {
    name: nameOf(name),
    type: "STANDARD",
    roleArn: createMachineRole(title, definition).arn,
    definition: $resolve({ partition, ...arns }).apply((values) =>
      JSON.stringify(bindWorkflow(definition, values)),
    ),
    publish: true,
    tracingConfiguration: { enabled: !settings.china },
    loggingConfiguration: {
      level: "ALL",
      includeExecutionData: false,
      logDestination: $interpolate`${logs.arn}:*`,
    },
  });
  new aws.sfn.Alias(`${title}Alias`, {
    name: alias,
    routingConfigurations: [
      { stateMachineVersionArn: machine.stateMachineVersionArn, weight: 100 },
    ],
  });
  return machine;
}

/** It may invoke the functions that its definition names, and no other. */
function createMachineRole(title: string, definition: WorkflowDefinition): aws.iam.Role {
  const text = JSON.stringify(definition);
  const called = (Object.keys(functions) as FunctionName[]).filter((name) =>
    text.includes(`\${functions.${name}}`),
  );
  return createRole(`${title}Role`, "states.amazonaws.com", [
    {
      Action: "lambda:InvokeFunction",
      Resource: called.map((name) => functions[name].function.arn),
    },
    {
      // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
      Action: [
        "logs:CreateLogDelivery",
        "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups",
      ],
      Resource: "*",
    },
    ...tracing,
    ...(settings.china
      ? []
      : [{ Action: ["xray:GetSamplingRules", "xray:GetSamplingTargets"], Resource: "*" }]),
  ]);
}
