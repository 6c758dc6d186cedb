import type { ChoiceState, FailState, WaitState } from "../asl.ts";
import { StateFailure } from "../failure.ts";
import { condition, text, wholeNumber } from "../fields.ts";
import { leave } from "../finish.ts";
import { queryError } from "../jsonata/evaluate.ts";
import type { Frame, Session } from "../session.ts";
import { parseTimestamp } from "../timestamp.ts";
import { viewOf } from "../view.ts";

/** Takes the first rule whose condition holds, else the default. */
export async function choose(session: Session, frame: Frame, state: ChoiceState): Promise<void> {
  const view = viewOf(session, frame);
  for (const [at, rule] of state.Choices.entries()) {
    if (!(await condition(rule.Condition, `Choices[${at}]/Condition`, view))) continue;
    const { Output, Assign, Next: next } = rule;
    const field = `Choices[${at}]/`;
    return leave(session, frame, { Output, Assign, fallback: frame.input, next, field });
  }
  if (state.Default === undefined)
    throw new StateFailure(
      "States.NoChoiceMatched",
      `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}). No choice rule matched and the state has no Default.`,
    );
  const { Output, Assign, Default: next } = state;
  return leave(session, frame, { Output, Assign, fallback: frame.input, next });
}

/** Works out when a Wait state ends, in milliseconds since the epoch. */
export async function waitUntil(session: Session, frame: Frame, state: WaitState): Promise<number> {
  const view = viewOf(session, frame);
  if (state.Seconds !== undefined)
    return (
      frame.enteredAt + (await wholeNumber(state.Seconds, "Seconds", view, [0, 99_999_999])) * 1000
    );
  const timestamp = await text(state.Timestamp ?? null, "Timestamp", view);
  const at = parseTimestamp(timestamp);
  if (at !== undefined) return at;
  const why = `The Timestamp parameter does not reference a valid ISO-8601 extended offset date-time format string: ${timestamp}`;
  throw queryError(view, "Timestamp", why);
}

/** The failure that a Fail state reports. */
export async function failureOf(
  session: Session,
  frame: Frame,
  state: FailState,
): Promise<StateFailure> {
  const view = viewOf(session, frame);
  const error = state.Error === undefined ? undefined : await text(state.Error, "Error", view);
  const cause = state.Cause === undefined ? undefined : await text(state.Cause, "Cause", view);
  return new StateFailure(error, cause);
}
