import type { JsonObject } from "#local/stepfunctions/engine/json.ts";
import { machine } from "./states.ts";

export const fail = () => ({ Type: "Fail", Error: "E", Cause: "why" });
export const inner = (states: JsonObject) => {
  const { StartAt, States } = machine(states);
  return { StartAt: StartAt ?? "", States: States ?? {} };
};
export const parallel = (branches: JsonObject[], more: JsonObject = {}) => ({
  ...{ Type: "Parallel", Branches: branches.map(inner) },
  ...("Next" in more ? {} : { End: true }),
  ...more,
});
export const mapping = (states: JsonObject, more: JsonObject = {}) => ({
  ...{ Type: "Map", ItemProcessor: inner(states) },
  ...("Next" in more ? {} : { End: true }),
  ...more,
});
export const caught = (name: string, more = {}) => ({
  Catch: [{ ErrorEquals: [name], Next: "C", ...more }],
});
export const wait = (Seconds: number, more = {}) => ({ Type: "Wait", Seconds, End: true, ...more });
