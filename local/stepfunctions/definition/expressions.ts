import type { Json } from "../engine/json.ts";
import { compile, expressionIn } from "../engine/jsonata/expression.ts";
import { eachExpression, eachString, type Report } from "./problems.ts";

/** Parts of `$states` that only some fields may name. */
export type Reserved = "result" | "errorOutput";

/** Checks every expression of a field: its braces, its syntax, and what it asks of `$states`. */
export function checkExpressions(
  value: Json | undefined,
  location: string,
  allowed: Reserved[],
  report: Report,
): void {
  eachString(value, location, (text, where) => {
    const half = text.startsWith("{%") !== text.endsWith("%}");
    const short = text.startsWith("{%") && expressionIn(text) === undefined;
    if (half || short) report("A JSONata string must start with '{%' and end with '%}'", where);
  });
  eachExpression(value, location, (source, where) => {
    const tree = parse(source, where, report);
    if (tree === undefined) return;
    for (const name of reservedIn(tree))
      if (!allowed.includes(name))
        report(`The variable '$states.${name}' cannot be used in this field`, where);
  });
}

function parse(source: string, location: string, report: Report): unknown {
  try {
    return compile(source).ast();
  } catch (error) {
    const why =
      typeof error === "object" && error && "message" in error ? error.message : String(error);
    report(`Invalid JSONata expression: ${String(why)}`, location);
    return undefined;
  }
}

function reservedIn(tree: unknown): Set<Reserved> {
  const found = new Set<Reserved>();
  walk(tree, (node) => {
    const steps = node.steps;
    if (node.type !== "path" || !Array.isArray(steps)) return;
    const [first, second] = steps;
    if (first?.type !== "variable" || first.value !== "states") return;
    const name = second?.value;
    if (name === "result" || name === "errorOutput") found.add(name);
  });
  return found;
}

function walk(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) visit(node as Record<string, unknown>);
  for (const one of Object.values(node)) walk(one, visit);
}
