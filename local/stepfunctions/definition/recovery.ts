import type { Json, JsonObject } from "../engine/json.ts";
import { objectsIn, type Report } from "./problems.ts";

/** Checks the retriers and catchers of a state. */
export function checkRecovery(state: JsonObject, location: string, report: Report): void {
  for (const name of ["Retry", "Catch"]) {
    const value = state[name];
    if (value === undefined) continue;
    if (!Array.isArray(value)) report(`${name} must be an array`, `${location}/${name}`);
    const entries = objectsIn(value);
    for (const [at, entry] of entries.entries()) {
      const where = `${location}/${name}[${at}]`;
      checkNames(entry.ErrorEquals, at === entries.length - 1, where, report);
      if (name === "Retry") checkRetrier(entry, where, report);
      else
        checkFields(entry, ["ErrorEquals", "Next", "Output", "Assign", "Comment"], where, report);
    }
  }
}

function checkNames(value: Json | undefined, last: boolean, where: string, report: Report): void {
  const names = Array.isArray(value) ? value : [];
  if (names.length === 0 || names.some((name) => typeof name !== "string")) {
    report("ErrorEquals must be a non-empty array of strings", `${where}/ErrorEquals`);
    return;
  }
  if (!names.includes("States.ALL")) return;
  if (names.length > 1) report("States.ALL must appear alone", `${where}/ErrorEquals`);
  if (!last) report("States.ALL must appear in the last entry", `${where}/ErrorEquals`);
}

function checkRetrier(retrier: JsonObject, where: string, report: Report): void {
  const known = ["ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "Comment"];
  checkFields(retrier, [...known, "MaxDelaySeconds", "JitterStrategy"], where, report);
  const whole = (name: string, least: number, most: number) => {
    const value = retrier[name];
    if (value === undefined) return;
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most)
      report(`${name} must be a whole number from ${least} to ${most}`, `${where}/${name}`);
  };
  whole("IntervalSeconds", 1, 99_999_999);
  whole("MaxAttempts", 0, 99_999_999);
  whole("MaxDelaySeconds", 1, 31_622_399);
  const { BackoffRate: rate, JitterStrategy: jitter } = retrier;
  if (rate !== undefined && (typeof rate !== "number" || rate < 1))
    report("BackoffRate must be a number of at least 1", `${where}/BackoffRate`);
  if (jitter !== undefined && jitter !== "FULL" && jitter !== "NONE")
    report("JitterStrategy must be FULL or NONE", `${where}/JitterStrategy`);
}

function checkFields(entry: JsonObject, known: string[], where: string, report: Report): void {
  for (const name of Object.keys(entry))
    if (!known.includes(name)) report(`The field '${name}' is not supported`, `${where}/${name}`);
}
