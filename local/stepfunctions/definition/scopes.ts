import { isObject, type JsonObject } from "../engine/json.ts";
import { objectsIn, type Report } from "./problems.ts";
import { checkRecovery } from "./recovery.ts";
import { checkState } from "./states.ts";

const variableName = /^[\p{ID_Start}][\p{ID_Continue}]*$/u;

/** Checks a scope: its states one by one, its transitions, and the names that it assigns. */
export function checkScope(
  scope: JsonObject,
  location: string,
  outer: Set<string>,
  report: Report,
): void {
  const states = isObject(scope.States) ? scope.States : {};
  const visible = new Set(outer);
  for (const [name, where] of assignedIn(states, location)) {
    if (outer.has(name))
      report(`The variable '${name}' is already assigned in an outer scope`, where);
    if (name === "states" || name.length > 80 || !variableName.test(name))
      report(`'${name}' cannot be the name of a variable`, where);
    visible.add(name);
  }
  for (const [name, state] of Object.entries(states)) {
    const where = `${location}/States/${name}`;
    if (name.length === 0 || name.length > 80)
      report("A state name must have 1 to 80 characters", where);
    if (!isObject(state)) continue;
    checkState(state, where, report);
    checkRecovery(state, where, report);
    checkTransitions(state, states, where, report);
    for (const [at, branch] of objectsIn(state.Branches).entries())
      checkScope(branch, `${where}/Branches[${at}]`, visible, report);
    if (state.Type === "Parallel" && objectsIn(state.Branches).length === 0)
      report("A Parallel state must have at least one branch", `${where}/Branches`);
    const processor = state.ItemProcessor;
    if (!isObject(processor)) continue;
    const config = processor.ProcessorConfig;
    if (isObject(config) && (config.Mode ?? "INLINE") !== "INLINE")
      report("Only inline Map states are offered here", `${where}/ItemProcessor/ProcessorConfig`);
    checkScope(processor, `${where}/ItemProcessor`, visible, report);
  }
  checkReachable(scope, states, location, report);
}

function checkTransitions(
  state: JsonObject,
  states: JsonObject,
  where: string,
  report: Report,
): void {
  const type = String(state.Type);
  const flows = !["Choice", "Succeed", "Fail"].includes(type);
  if (flows && (typeof state.Next === "string") === (state.End === true))
    report('A state must have exactly one of Next and "End": true', where);
  for (const target of targetsOf(state))
    if (!(target in states))
      report(`Missing 'Next' target: ${target}`, where, "MISSING_TRANSITION_TARGET");
}

/** The names of the states that a state may go to. */
function targetsOf(state: JsonObject): string[] {
  const rules = objectsIn(state.Choices).map((rule) => rule.Next);
  const catchers = objectsIn(state.Catch).map((catcher) => catcher.Next);
  const all = [state.Next, state.Default, ...rules, ...catchers];
  return all.filter((target) => typeof target === "string");
}

function checkReachable(
  scope: JsonObject,
  states: JsonObject,
  location: string,
  report: Report,
): void {
  const start = String(scope.StartAt);
  if (!(start in states)) {
    report(`Missing 'StartAt' target: ${start}`, `${location}/StartAt`);
    return;
  }
  const reached = new Set([start]);
  for (const name of reached) {
    const state = states[name];
    if (isObject(state)) for (const target of targetsOf(state)) reached.add(target);
  }
  for (const name of Object.keys(states))
    if (!reached.has(name))
      report(
        `State "${name}" is not reachable.`,
        `${location}/States/${name}`,
        "MISSING_TRANSITION_TARGET",
      );
}

function assignedIn(states: JsonObject, location: string): [string, string][] {
  const names: [string, string][] = [];
  for (const [stateName, state] of Object.entries(states)) {
    if (!isObject(state)) continue;
    const holders = [state, ...objectsIn(state.Choices), ...objectsIn(state.Catch)];
    for (const holder of holders)
      if (isObject(holder.Assign))
        for (const name of Object.keys(holder.Assign))
          names.push([name, `${location}/States/${stateName}/Assign`]);
  }
  return names;
}
