import type { WorkflowDefinition, WorkflowState } from "#kernel/workflow.ts";
import { enrollmentStages } from "./stages.ts";
import { type EnrollmentStatus, enrollmentStatuses } from "./terms.ts";
import { type Stage, stageNames, transitions } from "./transitions.ts";

const day = 24 * 3600;

/** Called again at most 6 times over about four minutes; an expected refusal is never retried. */
const retry = [
  {
    ErrorEquals: [
      "Lambda.ServiceException",
      "Lambda.AWSLambdaException",
      "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
      "Lambda.Unknown",
      "Sandbox.Timedout",
      "TransientError",
    ],
    IntervalSeconds: 2,
    MaxAttempts: 6,
    BackoffRate: 2,
    MaxDelaySeconds: 120,
    JitterStrategy: "FULL",
  },
];

const failed = {
  ErrorEquals: ["States.ALL"],
  Assign: { error: "{% $states.errorOutput.Error %}" },
  Next: "RecordFailure",
};

const record = { id: "{% $id %}", district: "{% $district %}" };

/**
 * Conducts an enrollment: asks one stage after another, as the record's status says, and opens the
 * duties once direct supervision has begun. Input: `{id, district, status}`; it may begin at any
 * stage, so a lost execution can be made again from the record.
 */
export const enrollmentWorkflow: WorkflowDefinition = {
  Comment: "提级监督对象认定",
  QueryLanguage: "JSONata",
  StartAt: "Begin",
  TimeoutSeconds: 360 * day,
  States: {
    Begin: {
      Type: "Pass",
      Assign: {
        id: "{% $states.input.id %}",
        district: "{% $states.input.district %}",
        status: "{% $states.input.status %}",
      },
      Next: "Route",
    },
    Route: choiceOf([...stageNames, "ACTIVE"]),
    ...Object.fromEntries(stageNames.flatMap(stageStates)),
    OpenDuties: {
      Type: "Task",
      Comment: "开启监督职责",
      Resource: "arn:${partition}:states:::lambda:invoke",
      Arguments: {
        FunctionName: "${functions.step}",
        Payload: { workflow: "enrollment", step: "open-duties", ...record },
      },
      TimeoutSeconds: 120,
      Retry: retry,
      Catch: [failed],
      Output: "{% $states.result.Payload %}",
      Next: "Enrolled",
    },
    Lapse: {
      Type: "Task",
      Comment: "长期无人处理，终止",
      Resource: "arn:${partition}:states:::lambda:invoke",
      Arguments: {
        FunctionName: "${functions.step}",
        Payload: { workflow: "enrollment", step: "lapse", stage: "{% $status %}", ...record },
      },
      TimeoutSeconds: 120,
      Retry: retry,
      Catch: [failed],
      Output: "{% $states.result.Payload %}",
      Next: "Ended",
    },
    UnexpectedStatus: {
      Type: "Pass",
      Comment: "状态与流程不符",
      Assign: { error: "UnexpectedStatus" },
      Next: "RecordFailure",
    },
    RecordFailure: {
      Type: "Task",
      Comment: "记录流程故障",
      Resource: "arn:${partition}:states:::lambda:invoke",
      Arguments: {
        FunctionName: "${functions.step}",
        Payload: {
          workflow: "enrollment",
          step: "record-failure",
          error: "{% $error %}",
          ...record,
        },
      },
      TimeoutSeconds: 120,
      Retry: retry,
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
      Output: "{% $states.result.Payload %}",
      Next: "Failed",
    },
    Enrolled: { Type: "Succeed", Comment: "直接监督开始" },
    Ended: { Type: "Succeed", Comment: "未纳入" },
    Failed: { Type: "Fail", Error: "EnrollmentFailed", Cause: "See the record's timeline" },
  },
};

/** A stage's question and the ways on from it, both from the transition table. */
function stageStates(stage: Stage): [string, WorkflowState][] {
  const name = stateName(stage);
  const ways = new Set<EnrollmentStatus>(Object.values(transitions[stage]));
  return [
    [
      name,
      {
        Type: "Task",
        Comment: enrollmentStages[stage].title,
        Resource: "arn:${partition}:states:::lambda:invoke.waitForTaskToken",
        Arguments: {
          FunctionName: "${functions.step}",
          Payload: {
            workflow: "enrollment",
            step: "open-stage",
            stage,
            token: "{% $states.context.Task.Token %}",
            ...record,
          },
        },
        TimeoutSeconds: 180 * day,
        Retry: retry,
        Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Lapse" }, failed],
        Assign: { status: "{% $states.result.status %}" },
        Next: `After${name}`,
      },
    ],
    [`After${name}`, choiceOf([...ways, "WITHDRAWN"])],
  ];
}

function choiceOf(statuses: readonly EnrollmentStatus[]): WorkflowState {
  return {
    Type: "Choice",
    Choices: [...new Set(statuses)].map((status) => ({
      Condition: `{% $status = '${status}' %}`,
      Comment: enrollmentStatuses[status],
      Next: targetOf(status),
    })),
    Default: "UnexpectedStatus",
  };
}

function targetOf(status: EnrollmentStatus): string {
  if (status === "ACTIVE") return "OpenDuties";
  return status in transitions ? stateName(status as Stage) : "Ended";
}

function stateName(stage: Stage): string {
  return stage
    .toLowerCase()
    .replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
