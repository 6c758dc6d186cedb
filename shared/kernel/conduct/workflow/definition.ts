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

/**
 * Work before a question: `seconds` is the longest that it may take. Work in `parts` is planned first:
 * the step `plan` answers `{parts}`, and `each` is done once a part, several at a time.
 */
export type Preparation = {
  function: string;
  step: string;
  title: string;
  seconds: number;
  parts?: { plan: string; each: string; title: string };
};

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
function conductedWorkflow(of: Conducted): WorkflowDefinition {
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
        Object.entries(of.preparing ?? {}).flatMap(([stage, work]) =>
          preparingStates(of, stage, work),
        ),
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

/** Parts that are worked on at once. */
const partsAtOnce = 4;

/** The function's answer is not the execution's business: what it has found stands in the record. */
function preparingStates(
  of: Conducted,
  stage: string,
  work: Preparation,
): [string, WorkflowState][] {
  const { step, title, seconds, parts } = work;
  const worked = (title: string, payload: Record<string, string>, next: string): WorkflowState => ({
    ...stepState(of, { title, payload, next }),
    Arguments: invocation(of, payload, work.function),
    TimeoutSeconds: seconds,
  });
  const last: [string, WorkflowState] = [
    stateName(step),
    worked(title, { step }, stateName(stage)),
  ];
  if (parts === undefined) return [last];
  const { plan, each } = parts;
  const {
    Catch: _caught,
    Next: _next,
    ...part
  } = worked(parts.title, { step: each, part: "{% $states.input %}" }, "");
  return [
    [
      stateName(plan),
      {
        ...worked(`${parts.title}：计划`, { step: plan }, stateName(each)),
        Assign: { parts: "{% $states.result.Payload.parts %}" },
        Output: {},
      },
    ],
    [
      stateName(each),
      {
        Type: "Map",
        Comment: parts.title,
        Items: "{% $parts %}",
        MaxConcurrency: partsAtOnce,
        ItemProcessor: {
          ProcessorConfig: { Mode: "INLINE" },
          StartAt: "Part",
          States: { Part: { ...part, Output: {}, End: true } },
        },
        Catch: [failed],
        Output: {},
        Next: stateName(step),
      },
    ],
    last,
  ];
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
  const work = preparing?.[status];
  const step = finishing?.[status]?.step ?? work?.parts?.plan ?? work?.step;
  if (step !== undefined) return stateName(step);
  return has(transitions, status) ? stateName(status) : "Ended";
}

/** `ROOM_REVIEW` and `open-duties` as state names. */
function stateName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/(?:^|[_-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
