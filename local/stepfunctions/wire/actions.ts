import * as executions from "./executions.ts";
import * as aliases from "./machines/aliases.ts";
import * as machines from "./machines/machines.ts";
import * as versions from "./machines/versions.ts";
import type { Action } from "./service.ts";
import { startExecution } from "./start.ts";
import * as tokens from "./tokens.ts";

/** The actions that are offered, by the name that X-Amz-Target gives. */
export const actions = new Map<string, Action>([
  ["CreateStateMachine", machines.createStateMachine],
  ["UpdateStateMachine", machines.updateStateMachine],
  ["DeleteStateMachine", machines.deleteStateMachine],
  ["DescribeStateMachine", machines.describeStateMachine],
  ["ListStateMachines", machines.listStateMachines],
  ["ValidateStateMachineDefinition", machines.validateStateMachineDefinition],
  ["PublishStateMachineVersion", versions.publishStateMachineVersion],
  ["ListStateMachineVersions", versions.listStateMachineVersions],
  ["DeleteStateMachineVersion", versions.deleteStateMachineVersion],
  ["CreateStateMachineAlias", aliases.createStateMachineAlias],
  ["UpdateStateMachineAlias", aliases.updateStateMachineAlias],
  ["DescribeStateMachineAlias", aliases.describeStateMachineAlias],
  ["ListStateMachineAliases", aliases.listStateMachineAliases],
  ["DeleteStateMachineAlias", aliases.deleteStateMachineAlias],
  ["StartExecution", startExecution],
  ["DescribeExecution", executions.describeExecution],
  ["DescribeStateMachineForExecution", executions.describeStateMachineForExecution],
  ["ListExecutions", executions.listExecutions],
  ["GetExecutionHistory", executions.getExecutionHistory],
  ["StopExecution", executions.stopExecution],
  ["SendTaskSuccess", tokens.sendTaskSuccess],
  ["SendTaskFailure", tokens.sendTaskFailure],
  ["SendTaskHeartbeat", tokens.sendTaskHeartbeat],
]);
