import { maxSize } from "../engine/fields.ts";
import type { Answer } from "../engine/happenings.ts";
import type { Json, JsonObject } from "../engine/json.ts";
import { ApiError } from "./errors.ts";
import { optional, required } from "./input.ts";
import type { Service } from "./service.ts";

/** SendTaskSuccess: the output becomes the result of the waiting task. */
export function sendTaskSuccess(service: Service, input: JsonObject): Promise<JsonObject> {
  const token = required(input, "taskToken");
  const payload = outputOf(required(input, "output"));
  return answer(service, token, { payload });
}

/** SendTaskFailure: the waiting task fails with this error and cause. */
export function sendTaskFailure(service: Service, input: JsonObject): Promise<JsonObject> {
  const token = required(input, "taskToken");
  return answer(service, token, {
    error: optional(input, "error"),
    cause: optional(input, "cause"),
  });
}

/** SendTaskHeartbeat: the waiting task's heartbeat begins anew; its timeout does not. */
export async function sendTaskHeartbeat(service: Service, input: JsonObject): Promise<JsonObject> {
  const token = required(input, "taskToken");
  const { execution, frame } = placeOf(service, token);
  if (!(await service.engine.tokenBeat(execution, token, frame))) throw timedOut();
  return {};
}

async function answer(service: Service, token: string, given: Answer): Promise<JsonObject> {
  const { execution, frame } = placeOf(service, token);
  if (!(await service.engine.tokenAnswered(execution, token, frame, given))) throw timedOut();
  return {};
}

function placeOf({ engine }: Service, token: string): { execution: number; frame: number } {
  const place = engine.store.token(token);
  if (!place) throw new ApiError("InvalidToken", "Invalid Token: 'Invalid token'");
  return place;
}

// Used, timed-out and abandoned tokens look the same to AWS.
function timedOut(): ApiError {
  return new ApiError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
}

function outputOf(text: string): Json {
  if (Buffer.byteLength(text, "utf8") > maxSize)
    throw new ApiError("InvalidOutput", "Invalid Output: the output is too long");
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("InvalidOutput", "Invalid Output: 'Invalid JSON'");
  }
}
