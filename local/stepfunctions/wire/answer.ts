import { isObject, type JsonObject } from "../engine/json.ts";
import { actions } from "./actions.ts";
import { authorize, callerOf } from "./authorize.ts";
import { ApiError } from "./errors.ts";
import type { Service } from "./service.ts";

const prefix = "AWSStepFunctions.";

/** What goes back over HTTP; `error` is the code of a failed request. */
export type Reply = { status: number; body: JsonObject; error?: string };

/** One request: X-Amz-Target, the Authorization header and the body. */
export type Asked = { target: string; authorization: string | undefined; body: string };

/** Answers one request in AWS JSON 1.0. */
export async function answer(service: Service, asked: Asked): Promise<Reply> {
  const { target, authorization, body } = asked;
  try {
    const name = target.startsWith(prefix) ? target.slice(prefix.length) : "";
    const action = actions.get(name);
    if (!action) throw new ApiError("UnknownOperationException", `Unknown operation ${target}`);
    const input = parse(body);
    authorize(service.grants, { caller: callerOf(authorization), name, input });
    return { status: 200, body: await action(service, input) };
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
