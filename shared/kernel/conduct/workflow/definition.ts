import type { StageSpec } from "../../task/schema.ts";
import { has, own } from "../../text/own.ts";
import type { WorkflowDefinition, WorkflowState } from "../../workflow.ts";
import { type Chain, transitionsOf } from "../chain.ts";
import { retryAsk, retryRecord, retryStep } from "./retry.ts";

/** Where each outcome of each stage leads. */
export type Transitions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a conducted process declares; its state machine follows from it. */
export type Conducted = {
  /** Kind of the record, which is the workflow's name as well. */
  workflow: string;
  /** 中文名称. */
  title: string;
  transitions: Transitions;
  /** Chinese names of stages (as asked) and statuses (as reached). */
  titles: {
    stages: Readonly<Record<string, Pick<StageSpec, "title" | "actions">>>;
    statuses: Readonly<Record<string, string>>;
  };
  /** Statuses that any stage may be left for, e.g. by withdrawal. */
  endings: readonly string[];
  /** Stages before whose question a function of the topology does some work, each time anew. */
  preparing?: Readonly<Record<string, Preparation>>;
  /** Statuses in which one step is done before the execution ends. */
  finishing?: Readonly<Record<string, { step: string; title: string }>>;
};

/** Work before a question: `seconds` is the longest that it may take. */
export type Preparation = { function: string; step: string; title: string; seconds: number };

/** What an execution is told whose question another one now asks: it ends and touches nothing. */
export const superseded = "SUPERSEDED";

const day = 24 * 3600;
const longestStage = 180 * day;
const longestExecution = 360 * day;

const failed = {
  ErrorEquals: ["States.ALL"],
  Assign: { error: "{% $states.errorOutput.Error %}" },
  Next: "RecordFailure",
};

/**
 * The state machine of a conducted process: it asks one stage after another, as the record's status
 * says. Input: `{id, district, status}`; it may begin at any stage, so a lost execution can be made
 * again from the record.
 */
export function conductedWorkflow(of: Conducted): WorkflowDefinition {
  const stages = Object.keys(of.transitions);
  const finishing = Object.values(of.finishing ?? {});
  return {
    Comment: of.title,
    QueryLanguage: "JSONata",
    StartAt: "Route",
    TimeoutSeconds: longestExecution,
    States: {
      // A matter may be withdrawn before its execution begins.
      Route: choiceOf(of, [...stages, ...Object.keys(of.finishing ?? {}), ...of.endings], {
        status: "$states.input.status",
        keeps: {
          Assign: {
            id: "{% $states.input.id %}",
            district: "{% $states.input.district %}",
            status: "{% $states.input.status %}",
          },
        },
      }),
      ...Object.fromEntries(stages.flatMap((stage) => stageStates(of, stage))),
      ...Object.fromEntries(
        Object.entries(of.preparing ?? {}).map(([stage, work]) => [
          stateName(work.step),
          preparingState(of, stage, work),
        ]),
      ),
      ...Object.fromEntries(
        finishing.map(({ step, title }) => {
          const { Next: _none, ...last } = stepState(of, { title, payload: { step }, next: "" });
          return [stateName(step), { ...last, End: true }];
        }),
      ),
      Lapse: stepState(of, {
        title: "长期无人处理，终止",
        payload: { step: "lapse", stage: "{% $status %}" },
        next: "Ended",
      }),
      UnexpectedStatus: {
        Type: "Pass",
        Comment: "状态与流程不符",
        Assign: { error: "UnexpectedStatus" },
        Next: "RecordFailure",
      },
      RecordFailure: {
        ...stepState(of, {
          title: "记录流程故障",
          payload: { step: "record-failure", error: "{% $error %}" },
          next: "Failed",
        }),
        Retry: retryRecord,
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
      },
      Ended: { Type: "Succeed", Comment: "结束" },
      Failed: { Type: "Fail", Error: "WorkflowFailed", Cause: "See the record's timeline" },
    },
  };
}

/** The state machine of a declared chain. */
export function workflowOf(chain: Chain): WorkflowDefinition {
  const { kind, title, stages, statuses, ends, preparing, finishing } = chain;
  return conductedWorkflow({
    workflow: kind,
    title,
    transitions: transitionsOf(chain),
    titles: { stages, statuses },
    endings: [...new Set(Object.values(ends))],
    ...(preparing === undefined ? {} : { preparing }),
    ...(finishing === undefined ? {} : { finishing }),
  });
}

/** A stage's question and the ways on from it, both from the transition table. */
function stageStates(of: Conducted, stage: string): [string, WorkflowState][] {
  const name = stateName(stage);
  const ways = Object.values(own(of.transitions, stage) ?? {});
  return [
    [
      name,
      {
        Type: "Task",
        Comment: own(of.titles.stages, stage)?.title ?? stage,
        Resource: "arn:${partition}:states:::lambda:invoke.waitForTaskToken",
        Arguments: invocation(of, {
          step: "open-stage",
          stage,
          token: "{% $states.context.Task.Token %}",
        }),
        TimeoutSeconds: longestStage,
        Retry: retryAsk,
        Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Lapse" }, failed],
        Assign: { status: "{% $states.result.status %}" },
        Next: `After${name}`,
      },
    ],
    [`After${name}`, choiceOf(of, [...ways, ...waysBack(of, stage), ...of.endings, superseded])],
  ];
}

/** A stage is asked again when its text has changed, or left for the one before by 拿回. */
function waysBack({ transitions, titles }: Conducted, stage: string): string[] {
  const before = Object.entries(transitions).filter(([other, ways]) =>
    Object.values(own(titles.stages, other)?.actions ?? {}).some(
      ({ outcome, takeBack }) => takeBack !== undefined && own(ways, outcome) === stage,
    ),
  );
  return [stage, ...before.map(([other]) => other)];
}

function stepState(
  of: Conducted,
  { title, payload, next }: { title: string; payload: Record<string, string>; next: string },
): WorkflowState {
  return {
    Type: "Task",
    Comment: title,
    Resource: "arn:${partition}:states:::lambda:invoke",
    Arguments: invocation(of, payload),
    TimeoutSeconds: 120,
    Retry: retryStep,
    Catch: [failed],
    Output: "{% $states.result.Payload %}",
    Next: next,
  };
}

/** The function's answer is not the execution's business: what it has found stands in the record. */
function preparingState(of: Conducted, stage: string, work: Preparation): WorkflowState {
  const { step, title, seconds } = work;
  const state = stepState(of, { title, payload: { step }, next: stateName(stage) });
  return {
    ...state,
    Arguments: invocation(of, { step }, work.function),
    TimeoutSeconds: seconds,
  };
}

function invocation({ workflow }: Conducted, payload: Record<string, string>, called = "step") {
  return {
    FunctionName: `\${functions.${called}}`,
    Payload: { workflow, ...payload, id: "{% $id %}", district: "{% $district %}" },
  };
}

/** Goes on as a status says; each way `keeps` what is assigned with it, which costs no state. */
function choiceOf(
  of: Conducted,
  statuses: readonly string[],
  { status: found, keeps }: { status: string; keeps?: { Assign: Record<string, string> } } = {
    status: "$status",
  },
): WorkflowState {
  return {
    Type: "Choice",
    Choices: [...new Set(statuses)].map((status) => ({
      Condition: `{% ${found} = '${status}' %}`,
      Comment: of.titles.statuses[status] ?? status,
      ...keeps,
      Next: targetOf(of, status),
    })),
    ...keeps,
    Default: "UnexpectedStatus",
  };
}

function targetOf({ transitions, finishing, preparing }: Conducted, status: string): string {
  const step = finishing?.[status]?.step ?? preparing?.[status]?.step;
  if (step !== undefined) return stateName(step);
  return has(transitions, status) ? stateName(status) : "Ended";
}

/** `ROOM_REVIEW` and `open-duties` as state names. */
function stateName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/(?:^|[_-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
