import { isObject, type JsonObject } from "../engine/json.ts";
import { actions } from "./actions.ts";
import { ApiError } from "./errors.ts";
import type { Service } from "./service.ts";

const prefix = "AWSStepFunctions.";

/** What goes back over HTTP; `error` is the code of a failed request. */
export type Reply = { status: number; body: JsonObject; error?: string };

/** Answers one request in AWS JSON 1.0, given its X-Amz-Target and its body. */
export async function answer(service: Service, target: string, body: string): Promise<Reply> {
  try {
    const name = target.startsWith(prefix) ? target.slice(prefix.length) : "";
    const action = actions.get(name);
    if (!action) throw new ApiError("UnknownOperationException", `Unknown operation ${target}`);
    return { status: 200, body: await action(service, parse(body)) };
  } catch (error) {
    if (error instanceof ApiError) return failed(400, error.code, error.message);
    console.error("Step Functions:", error);
    return failed(500, "InternalFailure", "Internal failure");
  }
}

function failed(status: number, error: string, message: string): Reply {
  return { status, error, body: { __type: error, message } };
}

function parse(body: string): JsonObject {
  try {
    const input: unknown = JSON.parse(body || "{}");
    if (isObject(input)) return input;
  } catch {
    // Falls through to the one error for all bodies that are no JSON object.
  }
  throw new ApiError("SerializationException", "The body is not a JSON object");
}
