import type { JsonObject } from "#local/stepfunctions/engine/json.ts";
import { machine } from "./states.ts";

/** A Fail state. */
export const fail = () => ({ Type: "Fail", Error: "E", Cause: "why" });
/** A branch or item processor that starts at its first state. */
const inner = (states: JsonObject) => {
  const { StartAt, States } = machine(states);
  return { StartAt: StartAt ?? "", States: States ?? {} };
};
/** A Parallel state. */
export const parallel = (branches: JsonObject[], more: JsonObject = {}) => ({
  ...{ Type: "Parallel", Branches: branches.map(inner) },
  ...("Next" in more ? {} : { End: true }),
  ...more,
});
/** A Map state. */
export const mapping = (states: JsonObject, more: JsonObject = {}) => ({
  ...{ Type: "Map", ItemProcessor: inner(states) },
  ...("Next" in more ? {} : { End: true }),
  ...more,
});
/** A catcher that leads to the state C. */
export const caught = (name: string, more = {}) => ({
  Catch: [{ ErrorEquals: [name], Next: "C", ...more }],
});
/** A Wait state that ends its scope. */
export const wait = (Seconds: number, more = {}) => ({ Type: "Wait", Seconds, End: true, ...more });
