import aslValidator from "asl-validator";
import { describe, expect, it } from "vitest";
import { deaths, refusals } from "#kernel/conduct/workflow/retry.ts";
import { bindWorkflow, type WorkflowState } from "#kernel/workflow.ts";
import type { Retrier } from "#local/stepfunctions/engine/asl.ts";
import { findRetrier, StateFailure } from "#local/stepfunctions/engine/failure.ts";
import { type FunctionName, topology } from "#topology";

const functions = Object.fromEntries(
  Object.keys(topology.functions).map((name) => [
    `functions.${name}`,
    `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
  ]),
);

const workflows = Object.entries(topology.workflows);

type Task = WorkflowState & {
  Resource: string;
  TimeoutSeconds?: number;
  Retry?: Retrier[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  Next?: string;
};

function waysOn(state: WorkflowState): string[] {
  const {
    Next,
    Default,
    Choices = [],
    Catch = [],
  } = state as {
    Next?: string;
    Default?: string;
    Choices?: { Next: string }[];
    Catch?: { Next: string }[];
  };
  return [Next, Default, ...Choices.map((c) => c.Next), ...Catch.map((c) => c.Next)].filter(
    (name): name is string => name !== undefined,
  );
}

/** Whether `to` can be reached without passing through any of `barred`. */
function reaches(
  states: Record<string, WorkflowState>,
  from: string,
  to: string,
  barred: readonly string[],
): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name === to) return true;
    if (seen.has(name) || barred.includes(name)) continue;
    seen.add(name);
    queue.push(...waysOn(states[name] as WorkflowState));
  }
  return false;
}

/** What the functions, their SDK and the service Lambda itself fail with when something passes. */
const transient = [
  "TransientError",
  "TransactionCanceledException",
  "ThrottlingException",
  "InternalServerError",
  "AccessDenied",
  "TimeoutError",
  "Error",
  "Sandbox.Timedout",
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.TooManyRequestsException",
  "Lambda.ClientExecutionTimeoutException",
  "AnErrorNobodyHasHeardOf",
];

describe.each(workflows)("workflow %s", (_, template) => {
  const definition = bindWorkflow(template, { partition: "aws-cn", ...functions });
  const states = Object.entries(definition.States);
  const tasks = states.filter(([, state]) => state.Type === "Task") as [string, Task][];

  it("passes asl-validator", () => {
    const { isValid, errorsText } = aslValidator(definition as unknown as Record<string, unknown>);
    expect(isValid, errorsText()).toBe(true);
  });

  it("leaves no placeholder unbound and refuses one without a value", () => {
    expect(JSON.stringify(definition)).not.toContain("${");
    expect(() => bindWorkflow(template, {})).toThrow("No value for placeholder");
  });

  it.each(tasks)("%s has a timeout with an outcome, a retry and a catch", (_name, task) => {
    expect(task.TimeoutSeconds).toBeGreaterThan(0);
    expect(task.Retry?.length).toBeGreaterThan(0);
    expect(task.Catch?.some(({ ErrorEquals }) => ErrorEquals.includes("States.ALL"))).toBe(true);
    for (const name of waysOn(task)) expect(definition.States).toHaveProperty(name);
  });

  it.each(tasks)("%s tries again after any error but a named refusal", (name, task) => {
    const triesOf = (error: string) =>
      findRetrier(task.Retry, [], new StateFailure(error, undefined))?.retrier.MaxAttempts ?? 0;
    for (const error of transient)
      expect(triesOf(error), error).toBeGreaterThanOrEqual(name === "RecordFailure" ? 10 : 8);
    for (const error of refusals) expect(triesOf(error), error).toBe(0);
    if (name === "RecordFailure") return;
    for (const error of deaths) expect(triesOf(error), error).toBe(2);
    const isAsking = task.Resource.endsWith(".waitForTaskToken");
    expect(triesOf("States.Timeout") > 0).toBe(!isAsking);
  });

  it.each(tasks)("%s waits longer than its function may run", (_name, task) => {
    const { FunctionName } = task.Arguments as { FunctionName: string };
    const called = FunctionName.split(":").at(-1) as FunctionName;
    expect(task.TimeoutSeconds).toBeGreaterThan(topology.functions[called].timeout);
  });

  it("has a total timeout within the year that AWS allows", () => {
    expect(definition.TimeoutSeconds).toBeLessThanOrEqual(365 * 24 * 3600);
  });
});

describe("workflow enrollment", () => {
  const { States } = topology.workflows.enrollment;

  it("A-10: duties cannot open from any stage but party consent, and consent not before the request", () => {
    expect(reaches(States, "RoomReview", "OpenDuties", ["PartyPending"])).toBe(false);
    expect(reaches(States, "RoomReview", "PartyPending", ["CommissionPassed"])).toBe(false);
    expect(
      reaches(States, "RoomReview", "CommissionPassed", [
        "CommissionPending",
        "CommissionDeferred",
      ]),
    ).toBe(false);
    expect(reaches(States, "RoomReview", "OpenDuties", [])).toBe(true);
  });

  it("every failure ends in a named, recorded one", () => {
    expect(reaches(States, "RoomReview", "Failed", ["RecordFailure"])).toBe(false);
  });
});

describe("workflow letter", () => {
  const { States } = topology.workflows.letter;

  it("§4.4: nothing is served without check, three approvals and a number", () => {
    expect(reaches(States, "TrialCheck", "Served", [])).toBe(true);
    for (const stage of [
      "RoomApproval",
      "DeputyApproval",
      "SecretaryApproval",
      "Numbering",
      "Signed",
    ])
      expect(reaches(States, "TrialCheck", "Served", [stage]), stage).toBe(false);
  });

  it("§4.4: no letter is closed without feedback and a confirmed evaluation", () => {
    for (const stage of ["FeedbackSubmitted", "Evaluating"])
      expect(reaches(States, "Served", "Closed", [stage]), stage).toBe(false);
    expect(reaches(States, "Served", "Closed", [])).toBe(true);
  });
});
