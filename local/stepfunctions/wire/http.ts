import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { isObject, type JsonObject } from "../engine/json.ts";
import { actions } from "./actions.ts";
import { ApiError } from "./errors.ts";
import type { Service } from "./service.ts";

const prefix = "AWSStepFunctions.";

/** Answers one request in AWS JSON 1.0. */
export async function handle(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await text(request);
    send(response, 200, await act(service, String(request.headers["x-amz-target"] ?? ""), body));
  } catch (error) {
    if (!(error instanceof ApiError)) console.error("Step Functions:", error);
    const known = error instanceof ApiError;
    const code = known ? error.code : "InternalFailure";
    const message = known ? error.message : "Internal failure";
    response.setHeader("x-amzn-errortype", code);
    send(response, known ? 400 : 500, { __type: code, message });
  }
}

async function act(service: Service, target: string, body: string): Promise<JsonObject> {
  const action = target.startsWith(prefix) ? actions.get(target.slice(prefix.length)) : undefined;
  if (!action) throw new ApiError("UnknownOperationException", `Unknown operation ${target}`);
  return action(service, parse(body));
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

function send(response: ServerResponse, status: number, body: JsonObject): void {
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "x-amzn-requestid": randomUUID(),
  });
  response.end(JSON.stringify(body));
}
