import { isRefusal } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route/route.ts";

const hidden = new Set(["idNumber", "idNumberIndex"]);

/** An answer without sealed fields; the masked form stays. */
export function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !hidden.has(name))
      .map(([name, inner]) => [name, redacted(inner)]),
  );
}

/** The route with its answers redacted. */
export function redactedRoute(route: Route): Route {
  return {
    ...route,
    handle: async (call) => {
      const answer = await route.handle(call);
      return isRefusal(answer) ? answer : redacted(answer);
    },
  };
}
