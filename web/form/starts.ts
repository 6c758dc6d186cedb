import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** What helps to begin a form: it leaves a draft under the operation's name, and then says so. */
export type StartProps = { name: string; begin: () => void };

/** Operations whose forms begin with a choice among what waits for them. */
const starts = new Map<string, LazyExoticComponent<ComponentType<StartProps>>>([
  ["postMeetings", lazy(() => import("../page/meeting/waiting.tsx"))],
]);

/** What stands before the form of an operation, if anything does. */
export function startOf(operation: string) {
  return starts.get(operation);
}
