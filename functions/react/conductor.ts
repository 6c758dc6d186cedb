import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import * as z from "zod/mini";
import type { Conductor } from "#kernel/world.ts";

const Linked = z.object({ arn: z.string() });

/**
 * Step Functions, with the aliases of the workflows found in the environment. Without credentials the
 * SDK finds those of the function's role.
 */
export function connectConductor(
  env: Readonly<Record<string, string | undefined>>,
  credentials?: { accessKeyId: string; secretAccessKey: string },
): Conductor {
  const endpoint = env.AWS_ENDPOINT_URL_SFN;
  const client = new SFNClient({
    region: env.AWS_REGION ?? "us-east-1",
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  client.middlewareStack.remove("loggerMiddleware");
  return {
    async start(workflow, name, input) {
      const { arn } = Linked.parse(JSON.parse(env[`SST_RESOURCE_${workflow}`] ?? "{}"));
      try {
        await client.send(
          new StartExecutionCommand({ stateMachineArn: arn, name, input: JSON.stringify(input) }),
        );
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
    async succeed(taskToken, output) {
      try {
        await client.send(
          new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }),
        );
        return "answered";
      } catch (error) {
        if (isGone(error)) return "gone";
        throw error;
      }
    },
  };
}

function isGone(error: unknown): boolean {
  return (
    error instanceof TaskTimedOut ||
    error instanceof TaskDoesNotExist ||
    error instanceof InvalidToken
  );
}
