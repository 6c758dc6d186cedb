import { StateFailure } from "./failure.ts";
import { type Json, type JsonObject, sizeOf } from "./json.ts";
import { evaluate, queryError, type View } from "./jsonata/evaluate.ts";

/** The quota on an input, output or set of variables: 256 KiB. */
export const maxSize = 262_144;

/** Evaluates a field that must be a whole number within bounds, as timeouts and counts are. */
export async function wholeNumber(
  value: Json,
  field: string,
  view: View,
  [least, most]: [number, number],
): Promise<number> {
  const number = await typed(value, field, view, "number");
  if (!Number.isInteger(number) || Number(number) < least || Number(number) > most)
    throw queryError(
      view,
      field,
      `The field '${field}' must be a whole number between ${least} and ${most} but was: ${JSON.stringify(number)}`,
    );
  return Number(number);
}

/** Evaluates a field that must be a string. */
export async function text(value: Json, field: string, view: View): Promise<string> {
  return String(await typed(value, field, view, "string"));
}

/** Evaluates a Condition, which must be a boolean. */
export async function condition(value: Json, field: string, view: View): Promise<boolean> {
  return (await typed(value, field, view, "boolean")) === true;
}

/** Evaluates the new values of variables, within the quota on their size. */
export async function assignments(
  assign: JsonObject | undefined,
  view: View,
  field = "Assign",
): Promise<JsonObject> {
  if (!assign) return {};
  const values: JsonObject = {};
  for (const [name, value] of Object.entries(assign))
    values[name] = await evaluate(value, `${field}/${name}`, view);
  if (sizeOf(values) > maxSize)
    throw new StateFailure(
      "States.DataLimitExceeded",
      `The state '${view.state}' assigned variables with a size exceeding the maximum number of bytes service limit.`,
    );
  return values;
}

/** Fails with States.DataLimitExceeded if a value is larger than a state may pass on. */
export function withinLimit(value: Json, what: string): Json {
  if (sizeOf(value) <= maxSize) return value;
  throw new StateFailure(
    "States.DataLimitExceeded",
    `The ${what} returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

async function typed(value: Json, field: string, view: View, expected: string): Promise<Json> {
  const result = await evaluate(value, field, view);
  if (typeof result === expected) return result;
  const type = Array.isArray(result) ? "array" : result === null ? "null" : typeof result;
  throw queryError(
    view,
    field,
    `The JSONata expression '${expressionText(value)}' specified for the field '${field}' returned an unexpected result type. Expected '${expected}', but was '${type}' for value: ${JSON.stringify(result)}`,
  );
}

function expressionText(value: Json): string {
  return typeof value === "string" ? value.replace(/^\{%|%\}$/g, "").trim() : JSON.stringify(value);
}
