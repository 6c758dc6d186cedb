import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import type { LetterData } from "../events.ts";
import type { Letter } from "../schema.ts";

/** An answered objection: the letter goes on, falls, or is made again from the start. */
export function afterAnswer(
  state: Letter,
  { answer, opinion, clocks }: LetterData["letter.objection-answered"],
  { at }: Event,
): Letter {
  if (state.objection === undefined) return state;
  const objection = { ...state.objection, answer, opinion, answeredOn: dayOf(at) };
  const known = { ...state, objection, ...(clocks === undefined ? {} : { clocks }) };
  return answer === "amend" ? withoutService(known) : known;
}

/**
 * An amended letter has new service and new clocks, and its unit reads nothing of what is being
 * changed; what it replaces stays on record.
 */
function withoutService(state: Letter): Letter {
  const { number, service, objection, clocks: _clocks, plan: _plan, ...rest } = state;
  const { signedOn: _signedOn, approvedOn: _approvedOn, servedTo: _servedTo, ...open } = rest;
  return number === undefined || service === undefined || objection === undefined
    ? state
    : { ...open, former: [...state.former, { number, service, objection }] };
}

/** A confirmed evaluation closes the letter, or gives the unit another period. */
export function afterConfirmation(
  state: Letter,
  { conclusion, clock }: LetterData["letter.evaluation-confirmed"],
  { at }: Event,
): Letter {
  const on = dayOf(at);
  const evaluations = lastChanged(state.evaluations, { conclusion, confirmedOn: on });
  return {
    ...state,
    evaluations,
    ...(conclusion === "closed" ? { closedOn: on } : {}),
    ...(clock && state.clocks && { clocks: { ...state.clocks, rectification: clock } }),
  };
}

/** The list with its last element changed. */
export function lastChanged<T>(list: readonly T[], change: Partial<T>): T[] {
  return list.map((each, place) => (place === list.length - 1 ? { ...each, ...change } : each));
}
