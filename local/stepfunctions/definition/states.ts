import { isObject, type Json, type JsonObject } from "../engine/json.ts";
import { expressionIn } from "../engine/jsonata/expression.ts";
import { taskKind } from "../engine/states/task.ts";
import { parseTimestamp } from "../engine/timestamp.ts";
import { checkExpressions } from "./expressions.ts";
import { objectsIn, type Report } from "./problems.ts";

const common = ["Type", "Comment", "QueryLanguage"];
const flow = ["Next", "End"];
const recovery = ["Retry", "Catch"];

const fields: Record<string, string[]> = {
  Pass: [...common, ...flow, "Output", "Assign"],
  Task: [
    ...[...common, ...flow, ...recovery, "Output", "Assign", "Arguments"],
    ...["Resource", "TimeoutSeconds", "HeartbeatSeconds", "Credentials"],
  ],
  Choice: [...common, "Choices", "Default", "Output", "Assign"],
  Wait: [...common, ...flow, "Seconds", "Timestamp", "Output", "Assign"],
  Succeed: [...common, "Output"],
  Fail: [...common, "Error", "Cause"],
  Parallel: [...common, ...flow, ...recovery, "Output", "Assign", "Arguments", "Branches"],
  Map: [
    ...[...common, ...flow, ...recovery, "Output", "Assign", "Items", "ItemSelector"],
    ...["ItemProcessor", "MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage"],
  ],
};

/** Checks one state by itself: its fields, their kinds, and the expressions in them. */
export function checkState(state: JsonObject, location: string, report: Report): void {
  const type = String(state.Type);
  const known = fields[type];
  if (!known) {
    report(`Unknown state type ${type}`, `${location}/Type`);
    return;
  }
  if ((state.QueryLanguage ?? "JSONata") !== "JSONata")
    report("Only the query language JSONata is offered here", `${location}/QueryLanguage`);
  for (const name of Object.keys(state))
    if (!known.includes(name))
      report(`The field '${name}' is not supported in a ${type} state`, `${location}/${name}`);
  const works = type === "Task" || type === "Parallel" || type === "Map";
  for (const [name, value] of Object.entries(state)) {
    if (["Branches", "ItemProcessor", "Catch", "Choices", "Retry", "Comment"].includes(name))
      continue;
    const allowed = works && (name === "Output" || name === "Assign") ? ["result" as const] : [];
    checkExpressions(value, `${location}/${name}`, allowed, report);
  }
  for (const [at, rule] of objectsIn(state.Choices).entries()) {
    checkExpressions(rule, `${location}/Choices[${at}]`, [], report);
    const condition = rule.Condition;
    const fits =
      typeof condition === "boolean" ||
      (typeof condition === "string" && expressionIn(condition) !== undefined);
    if (!fits)
      report(
        "Condition must be a boolean or a JSONata string",
        `${location}/Choices[${at}]/Condition`,
      );
  }
  for (const [at, catcher] of objectsIn(state.Catch).entries())
    checkExpressions(catcher, `${location}/Catch[${at}]`, ["errorOutput"], report);
  checkNumbers(state, location, report);
  if (type === "Task") checkTask(state, location, report);
  if (type === "Wait") checkWait(state, location, report);
  if (type === "Fail") checkFail(state, location, report);
  const items = state.Items;
  if (type === "Map" && items !== undefined && isLiteral(items) && typeof items !== "object")
    report("Items must be an array, an object or a JSONata string", `${location}/Items`);
}

const bounds: Record<string, [number, number]> = {
  TimeoutSeconds: [1, 99_999_999],
  HeartbeatSeconds: [1, 99_999_999],
  Seconds: [0, 99_999_999],
  MaxConcurrency: [0, 2 ** 31],
  ToleratedFailureCount: [0, 2 ** 31],
  ToleratedFailurePercentage: [0, 100],
};

function checkNumbers(state: JsonObject, location: string, report: Report): void {
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const value = state[name];
    if (value === undefined || !isLiteral(value)) continue;
    const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    if (!fits)
      report(`${name} must be a whole number from ${least} to ${most}`, `${location}/${name}`);
  }
}

function checkTask(state: JsonObject, location: string, report: Report): void {
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat, Arguments: args } = state;
  if (typeof timeout === "number" && typeof heartbeat === "number" && heartbeat >= timeout)
    report("HeartbeatSeconds must be smaller than TimeoutSeconds", `${location}/HeartbeatSeconds`);
  const kind = taskKind(String(state.Resource));
  if (!kind) report("The resource is not offered here", `${location}/Resource`);
  if (kind === "lambda") return;
  const missing = args === undefined || (isObject(args) && args.FunctionName === undefined);
  if (missing)
    report("The field 'FunctionName' is required but was missing", `${location}/Arguments`);
}

function checkWait(state: JsonObject, location: string, report: Report): void {
  const { Seconds: seconds, Timestamp: timestamp } = state;
  if ((seconds === undefined) === (timestamp === undefined))
    report("A Wait state must have exactly one of Seconds and Timestamp", location);
  if (timestamp === undefined || !isLiteral(timestamp)) return;
  if (typeof timestamp !== "string" || parseTimestamp(timestamp) === undefined)
    report("Timestamp must be an RFC 3339 timestamp", `${location}/Timestamp`);
}

function checkFail(state: JsonObject, location: string, report: Report): void {
  for (const name of ["Error", "Cause"])
    if (state[name] !== undefined && typeof state[name] !== "string")
      report(`${name} must be a string`, `${location}/${name}`);
}

function isLiteral(value: Json): boolean {
  return typeof value !== "string" || expressionIn(value) === undefined;
}
