import type { Definition } from "../engine/asl.ts";
import { isObject, type Json } from "../engine/json.ts";
import type { Problem } from "./problems.ts";
import { checkSchema } from "./schema.ts";
import { checkScope } from "./scopes.ts";

/** The outcome of a check: a definition to run, or the reasons against it. */
export type Checked = { definition: Definition } | { problems: Problem[] };

const topLevel = ["Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version"];

/**
 * Checks the text of a definition as CreateStateMachine does. The schema check by asl-validator
 * takes some 100 ms; who runs hundreds of definitions that are known to be sound may skip it.
 */
export function validateDefinition(text: string, { schema = true } = {}): Checked {
  const problems: Problem[] = [];
  const report = (message: string, location: string, code = "SCHEMA_VALIDATION_FAILED") => {
    problems.push({ code, message, location });
  };
  const definition = parse(text);
  if (!isObject(definition)) {
    report("The definition is not a JSON object", "/", "INVALID_JSON_DESCRIPTION");
    return { problems };
  }
  const { QueryLanguage: language, TimeoutSeconds: timeout } = definition;
  if (language !== "JSONata" && !everyStateSays(definition, "JSONata"))
    report('QueryLanguage must be "JSONata": JSONPath is not offered here', "/QueryLanguage");
  for (const name of Object.keys(definition))
    if (!topLevel.includes(name)) report(`The field '${name}' is not supported`, `/${name}`);
  if (timeout !== undefined && !(Number.isInteger(timeout) && Number(timeout) >= 1))
    report("TimeoutSeconds must be a positive whole number", "/TimeoutSeconds");
  checkScope(definition, "", new Set(), report);
  if (schema && problems.length === 0) checkSchema(definition, report);
  // The checks above are what makes the text a definition.
  return problems.length > 0 ? { problems } : { definition: definition as unknown as Definition };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// A machine may leave the default alone if each of its states asks for JSONata itself.
function everyStateSays(scope: Json | undefined, language: string): boolean {
  if (!isObject(scope) || !isObject(scope.States)) return false;
  return Object.values(scope.States).every((state) => {
    if (!isObject(state) || state.QueryLanguage !== language) return false;
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    const inner = state.ItemProcessor === undefined ? branches : [state.ItemProcessor];
    return inner.every((one) => everyStateSays(one, language));
  });
}
