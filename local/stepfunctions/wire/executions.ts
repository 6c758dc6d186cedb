import type { JsonObject } from "../engine/json.ts";
import type { Execution, HistoryEvent } from "../engine/session.ts";
import { ApiError, doesNotExist } from "./errors.ts";
import { optional, pageSize, pageStart, pageToken, present, required, seconds } from "./input.ts";
import { checkExecutionArn, parseMachineArn } from "./machines/arns.ts";
import type { Service } from "./service.ts";

const statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"];

/** DescribeExecution. */
export function describeExecution(service: Service, input: JsonObject): JsonObject {
  const { execution } = executionOf(service, input);
  return present({
    ...summary(execution),
    input: execution.input,
    inputDetails: { included: true },
    output: execution.output,
    outputDetails: execution.output === undefined ? undefined : { included: true },
    error: execution.error,
    cause: execution.cause,
    redriveStatus: "NOT_REDRIVABLE",
    redriveStatusReason: "Redrive is not offered here",
  });
}

/** DescribeStateMachineForExecution: the definition that the execution began with. */
export function describeStateMachineForExecution(service: Service, input: JsonObject): JsonObject {
  const { execution } = executionOf(service, input);
  return {
    stateMachineArn: execution.machineArn,
    name: execution.machineName,
    definition: service.registry.definition(execution.revision),
    roleArn: execution.roleArn,
    updateDate: seconds(execution.startedAt),
  };
}

/** ListExecutions of a machine, a version or an alias, the latest first. */
export function listExecutions({ registry, engine }: Service, input: JsonObject): JsonObject {
  const arn = required(input, "stateMachineArn");
  const { machine, qualifier } = parseMachineArn(arn);
  if (!registry.machine(machine)) throw doesNotExist("StateMachine", arn);
  const status = optional(input, "statusFilter");
  if (status !== undefined && !statuses.includes(status))
    throw new ApiError("ValidationException", `Unknown statusFilter '${status}'`);
  const size = pageSize(input, 100);
  const shown: { number: number; execution: Execution }[] = [];
  let below = pageStart(input) ?? Number.MAX_SAFE_INTEGER;
  for (let more = true; more && shown.length <= size; ) {
    const rows = engine.store.list({ machine, status, below, limit: size + 1 });
    const wanted = rows.filter(
      ({ execution }) =>
        qualifier === undefined || execution.versionArn === arn || execution.aliasArn === arn,
    );
    shown.push(...wanted);
    below = rows.at(-1)?.number ?? 0;
    more = rows.length > size;
  }
  const executions = shown.slice(0, size).map(({ execution }) => present(summary(execution)));
  const next = shown.length > size ? shown[size - 1]?.number : undefined;
  return next === undefined ? { executions } : { executions, nextToken: pageToken(next) };
}

/** GetExecutionHistory, in pages, in either order. */
export function getExecutionHistory(service: Service, input: JsonObject): JsonObject {
  const { number, execution } = executionOf(service, input);
  const reverse = input.reverseOrder === true;
  const size = pageSize(input, 100);
  const from = pageStart(input) ?? (reverse ? execution.events : 1);
  const found = service.engine.store.history(number, { from, limit: size + 1, reverse });
  const withData = input.includeExecutionData !== false;
  const events = found.slice(0, size).map((event) => wireEvent(event, withData));
  const next = found[size];
  return next ? { events, nextToken: pageToken(next.id) } : { events };
}

/** StopExecution: an ended execution stays as it is. */
export async function stopExecution(service: Service, input: JsonObject): Promise<JsonObject> {
  const { number, execution } = executionOf(service, input);
  if (execution.status === "RUNNING")
    await service.engine.stop(number, optional(input, "error"), optional(input, "cause"));
  const stopped = service.engine.store.get(number);
  return { stopDate: seconds(stopped?.stoppedAt ?? service.clock.now()) };
}

function executionOf(
  { engine }: Service,
  input: JsonObject,
): { number: number; execution: Execution } {
  const arn = checkExecutionArn(required(input, "executionArn"));
  const found = engine.store.find(arn);
  if (!found) throw doesNotExist("Execution", arn);
  return found;
}

function summary(execution: Execution) {
  const { arn, machineArn, name, status, startedAt, stoppedAt } = execution;
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: seconds(startedAt),
    stopDate: stoppedAt === undefined ? undefined : seconds(stoppedAt),
    redriveCount: 0,
    stateMachineVersionArn: execution.versionArn,
    stateMachineAliasArn: execution.aliasArn,
  };
}

const dataFields = ["input", "inputDetails", "output", "outputDetails"];

function wireEvent(event: HistoryEvent, withData: boolean): JsonObject {
  const { id, previousEventId, type, at, detailsKey, details } = event;
  const shown = Object.entries(details ?? {}).filter(
    ([key]) => withData || !dataFields.includes(key),
  );
  return present({
    ...{ timestamp: seconds(at), type, id, previousEventId },
    ...(detailsKey === undefined ? {} : { [detailsKey]: Object.fromEntries(shown) }),
  });
}
