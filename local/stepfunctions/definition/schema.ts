import { createRequire } from "node:module";
import { isObject, type Json, type JsonObject } from "../engine/json.ts";
import { objectsIn, type Report } from "./problems.ts";
import { isKnownSound, keepSound } from "./sound.ts";

type Validator = (
  definition: unknown,
  options: { checkPaths: boolean; checkArn: boolean },
) => { isValid: boolean; errors: { "Error code"?: string; Message?: string; message?: string }[] };

const require = createRequire(import.meta.url);

// Fields that may hold any JSON or any expression: this project checks them itself, because the
// schema of asl-validator refuses numbers, arrays, empty strings and expressions over several lines.
const free = ["Arguments", "Output", "ItemSelector", "Items", "Error", "Cause", "Assign"];
const numbers = [
  ...["TimeoutSeconds", "HeartbeatSeconds", "Seconds", "MaxConcurrency"],
  ...["ToleratedFailureCount", "ToleratedFailurePercentage"],
];

/** Checks the structure of a definition with asl-validator, free fields set aside. */
export function checkSchema(definition: JsonObject, report: Report): void {
  const skeleton = structuredClone(definition);
  simplifyScope(skeleton);
  const text = JSON.stringify(skeleton);
  if (isKnownSound(text)) return;
  const validate: Validator = require("asl-validator");
  const { isValid, errors } = validate(skeleton, { checkPaths: false, checkArn: false });
  if (isValid) keepSound(text);
  for (const error of isValid ? [] : errors) {
    const message = error.Message ?? error.message ?? JSON.stringify(error);
    report(message, "/", error["Error code"]);
  }
}

function simplifyScope(scope: JsonObject): void {
  const states = scope.States;
  if (!isObject(states)) return;
  for (const state of Object.values(states)) {
    if (!isObject(state)) continue;
    simplify(state);
    for (const inner of [...objectsIn(state.Choices), ...objectsIn(state.Catch)]) simplify(inner);
    for (const branch of objectsIn(state.Branches)) simplifyScope(branch);
    if (isObject(state.ItemProcessor)) simplifyScope(state.ItemProcessor);
  }
}

function simplify(holder: JsonObject): void {
  for (const name of free)
    if (name in holder && fits(name, holder[name]))
      holder[name] = name === "Assign" ? { x: 0 } : "{% 0 %}";
  for (const name of numbers) if (typeof holder[name] === "string") holder[name] = "{% 0 %}";
  if ("Condition" in holder) holder.Condition = "{% 0 %}";
  if ("Timestamp" in holder) holder.Timestamp = "{% 0 %}";
}

function fits(name: string, value: Json | undefined): boolean {
  if (name === "Assign") return isObject(value);
  return true;
}
