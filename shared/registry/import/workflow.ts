import { retryRecord, retryStep } from "#kernel/conduct/workflow/retry.ts";
import type { WorkflowDefinition, WorkflowState } from "#kernel/workflow.ts";

const failed = {
  ErrorEquals: ["States.ALL"],
  Assign: { error: "{% $states.errorOutput.Error %}" },
  Next: "RecordFailure",
};

/**
 * Longer than the function may run, in seconds: a call that Step Functions gives up goes on in
 * Lambda, so a shorter limit would set two of them on one chunk.
 */
const longestStep = 960;

/**
 * Conducts an import: check all, write chunk by chunk, finish. Input: `{id, district}`. What was
 * written already is known to the record, so a lost execution can be made again from it.
 */
export const importWorkflow: WorkflowDefinition = {
  Comment: "信息库导入",
  QueryLanguage: "JSONata",
  StartAt: "Begin",
  TimeoutSeconds: 6 * 3600,
  States: {
    Begin: {
      Type: "Pass",
      Assign: { id: "{% $states.input.id %}", district: "{% $states.input.district %}" },
      Next: "Check",
    },
    Check: step("校验并分块", { step: "check" }, "AfterCheck"),
    AfterCheck: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $status = 'REFUSED' %}", Comment: "未导入", Next: "Refused" },
        { Condition: "{% $status = 'DONE' %}", Comment: "早已完成", Next: "Imported" },
      ],
      Default: "MoreChunks",
    },
    MoreChunks: {
      Type: "Choice",
      Choices: [
        {
          Condition: "{% $status = 'WRITING' and $done < $chunks %}",
          Comment: "写下一块",
          Next: "WriteChunk",
        },
      ],
      Default: "Finish",
    },
    WriteChunk: step("写入一块", { step: "write-chunk", chunk: "{% $done %}" }, "MoreChunks"),
    Finish: step("完成", { step: "finish" }, "Imported"),
    RecordFailure: {
      ...step("记录流程故障", { step: "record-failure", error: "{% $error %}" }, "Failed"),
      Retry: retryRecord,
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
    },
    Imported: { Type: "Succeed", Comment: "已完成" },
    Refused: { Type: "Succeed", Comment: "未导入" },
    Failed: { Type: "Fail", Error: "ImportFailed", Cause: "See the record's timeline" },
  },
};

/** Every step answers where the import stands now. */
function step(comment: string, payload: Record<string, string>, next: string): WorkflowState {
  return {
    Type: "Task",
    Comment: comment,
    Resource: "arn:${partition}:states:::lambda:invoke",
    Arguments: {
      FunctionName: "${functions.importer}",
      Payload: { ...payload, id: "{% $id %}", district: "{% $district %}" },
    },
    TimeoutSeconds: longestStep,
    Retry: retryStep,
    Catch: [failed],
    Assign: {
      status: "{% $states.result.Payload.status %}",
      done: "{% $states.result.Payload.done %}",
      chunks: "{% $states.result.Payload.chunks %}",
    },
    Output: "{% $states.result.Payload %}",
    Next: next,
  };
}
