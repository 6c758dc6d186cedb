import { expect, test } from "vitest";
import { type Behaviour, type Case, type Outcome, runCase } from "#local/stepfunctions/case.ts";
import type { Json, JsonObject } from "#local/stepfunctions/engine/json.ts";
import { machine } from "./states.ts";

export { callback, machine, pass, task } from "./states.ts";

/** What a documented behaviour is shown by: a name, a case, and what must come of it. */
export type Row = [
  behaviour: string,
  states: JsonObject,
  expected: { [K in keyof Outcome]?: unknown } & { called?: number },
  more?: { input?: Json; tasks?: NonNullable<Case["tasks"]>; top?: JsonObject },
];

/** Seconds of virtual time since the execution started, as an expression. */
export const elapsed =
  "{% ($toMillis($states.context.State.EnteredTime) - $toMillis($states.context.Execution.StartTime)) / 1000 %}";

/** A list of behaviours for f. */
export function f(...behaviours: Behaviour[]): { tasks: NonNullable<Case["tasks"]> } {
  return { tasks: { f: behaviours } };
}

/** Turns rows into tests. */
export function conforms(rows: Row[]): void {
  test.each(rows)("%s", async (_behaviour, states, expected, more = {}) => {
    const { top, ...rest } = more;
    const one: Case = { definition: machine(states, top), ...rest };
    const ended = await runCase(one, { schema: false });
    const outcome = { ...ended, called: ended.calls.length };
    for (const [key, value] of Object.entries(expected))
      expect(outcome, `${key} of ${JSON.stringify(outcome)}`).toHaveProperty(key, value);
  });
}
