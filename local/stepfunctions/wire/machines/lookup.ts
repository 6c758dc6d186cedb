import type { JsonObject } from "../../engine/json.ts";
import { doesNotExist } from "../errors.ts";
import { pageSize, pageStart, pageToken } from "../input.ts";
import type { Service } from "../service.ts";
import { parseMachineArn } from "./arns.ts";
import type { Machine } from "./registry.ts";

/** Finds the machine that an unqualified ARN names. */
export function machineOf({ registry }: Service, arn: string): Machine {
  const { qualifier } = parseMachineArn(arn);
  const machine = qualifier === undefined ? registry.machine(arn) : undefined;
  if (!machine) throw doesNotExist("StateMachine", arn);
  return machine;
}

/** Cuts a list into pages. */
export function page(key: string, all: JsonObject[], input: JsonObject): JsonObject {
  const from = pageStart(input) ?? 0;
  const to = from + pageSize(input, 100);
  const shown = all.slice(from, to);
  return to < all.length ? { [key]: shown, nextToken: pageToken(to) } : { [key]: shown };
}
