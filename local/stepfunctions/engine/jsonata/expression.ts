import jsonata from "jsonata";

/** A compiled JSONata expression. */
export type Expression = ReturnType<typeof jsonata>;

const compiled = new Map<string, Expression>();
const cacheSize = 5_000;

/** The expression inside `{% %}`, or undefined for a string that is no JSONata string. */
export function expressionIn(text: string): string | undefined {
  return text.length >= 4 && text.startsWith("{%") && text.endsWith("%}")
    ? text.slice(2, -2)
    : undefined;
}

/** Compiles an expression once; throws what the JSONata parser throws. */
export function compile(source: string): Expression {
  const known = compiled.get(source);
  if (known) return known;
  // AWS stops an expression after one second; a laptop under load gets more before it is runaway.
  const expression = jsonata(source, { timeout: 3_000 });
  if (compiled.size >= cacheSize) compiled.clear();
  compiled.set(source, expression);
  return expression;
}
