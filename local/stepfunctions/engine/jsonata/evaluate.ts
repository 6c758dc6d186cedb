import { StateFailure } from "../failure.ts";
import type { Json, JsonObject } from "../json.ts";
import { compile, expressionIn } from "./expression.ts";
import { stepFunctions } from "./functions.ts";

/** What an expression may see: variables by name, and `$states`. */
export type View = {
  variables: JsonObject;
  states: JsonObject;
  state: string;
  enteredEvent: number;
  now: number;
};

/** Evaluates a field: every JSONata string in it, at any depth, is replaced by its result. */
export async function evaluate(value: Json, field: string, view: View): Promise<Json> {
  if (typeof value === "string") {
    const source = expressionIn(value);
    return source === undefined ? value : run(source, field, view);
  }
  if (Array.isArray(value)) {
    const list: Json[] = [];
    for (const [at, one] of value.entries())
      list.push(await evaluate(one, `${field}[${at}]`, view));
    return list;
  }
  if (value === null || typeof value !== "object") return value;
  const object: JsonObject = {};
  for (const [key, one] of Object.entries(value))
    setField(object, key, await evaluate(one, `${field}/${key}`, view));
  return object;
}

/** Fails with States.QueryEvaluationError in the words that AWS uses. */
export function queryError(view: View, field: string, why: string): StateFailure {
  const where = `An error occurred while executing the state '${view.state}' (entered at the event id #${view.enteredEvent}).`;
  return new StateFailure("States.QueryEvaluationError", `${where} ${why}`, { location: field });
}

async function run(source: string, field: string, view: View): Promise<Json> {
  let result: unknown;
  try {
    result = await compile(source).evaluate(undefined, {
      ...stepFunctions(view.now),
      ...view.variables,
      states: view.states,
    });
  } catch (error) {
    const message = messageOf(error);
    throw queryError(
      view,
      field,
      `The JSONata expression '${source.trim()}' specified for the field '${field}' threw an error during evaluation. ${message}`,
    );
  }
  const text = typeof result === "function" ? undefined : toJson(result);
  if (text === undefined)
    throw queryError(
      view,
      field,
      `The JSONata expression '${source.trim()}' specified for the field '${field}' returned nothing (undefined).`,
    );
  return JSON.parse(text);
}

// JSONata's own sequences carry hidden flags, so results pass through JSON text.
function toJson(result: unknown): string | undefined {
  if (isLambda(result)) return undefined;
  return JSON.stringify(result, (_key, value) => (isLambda(value) ? undefined : value));
}

function isLambda(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    ("_jsonata_lambda" in value || "_jsonata_function" in value)
  );
}

// An ordinary assignment would take the key "__proto__" for the prototype.
function setField(object: JsonObject, key: string, value: Json): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function messageOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const code = "code" in error ? `${String(error.code)}: ` : "";
  return `${code}${"message" in error ? String(error.message) : String(error)}`;
}
