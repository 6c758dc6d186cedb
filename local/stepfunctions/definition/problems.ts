import { isObject, type Json, type JsonObject } from "../engine/json.ts";
import { expressionIn } from "../engine/jsonata/expression.ts";

/** One reason why a definition is refused, in the form of ValidateStateMachineDefinition. */
export type Problem = { code: string; message: string; location: string };

/** Collects problems on the way through a definition. */
export type Report = (message: string, location: string, code?: string) => void;

/** Calls `visit` for every JSONata expression in a value, at any depth. */
export function eachExpression(
  value: Json | undefined,
  location: string,
  visit: (source: string, location: string) => void,
): void {
  if (typeof value === "string") {
    const source = expressionIn(value);
    if (source !== undefined) visit(source, location);
  } else if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) eachExpression(one, `${location}[${at}]`, visit);
  } else if (isObject(value)) {
    for (const [key, one] of Object.entries(value))
      eachExpression(one, `${location}/${key}`, visit);
  }
}

/** Calls `visit` for every string in a value, at any depth. */
export function eachString(
  value: Json | undefined,
  location: string,
  visit: (text: string, location: string) => void,
): void {
  if (typeof value === "string") visit(value, location);
  else if (Array.isArray(value))
    for (const [at, one] of value.entries()) eachString(one, `${location}[${at}]`, visit);
  else if (isObject(value))
    for (const [key, one] of Object.entries(value)) eachString(one, `${location}/${key}`, visit);
}

/** The objects of a list field; anything else in it is left to the schema check. */
export function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The problems in one line, as the message of InvalidDefinition gives them. */
export function problemText(problems: Problem[]): string {
  const lines = problems.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
  return `Invalid State Machine Definition: '${lines.join(", ")}'`;
}
