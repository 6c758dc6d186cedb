import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import type { LetterData } from "../events.ts";
import type { Letter } from "../schema.ts";

type Move = (state: Letter, outcome: string, at: string) => Letter;

/** An answered objection: the letter goes on, falls, or is made again from the start. */
export function answered(state: Letter, event: Event, moved: Move): Letter {
  const { answer, opinion, route, clocks } = event.data as LetterData["letter.objection-answered"];
  if (state.objection === undefined) return state;
  const objection = { ...state.objection, answer, opinion, answeredOn: dayOf(event.at) };
  const known = { ...state, objection, ...(clocks === undefined ? {} : { clocks }) };
  if (answer === "amend") return withoutService(known);
  return route === undefined ? known : moved(known, route, event.at);
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
export function confirmed(state: Letter, event: Event, moved: Move): Letter {
  const { conclusion, clock } = event.data as LetterData["letter.evaluation-confirmed"];
  const on = dayOf(event.at);
  const evaluations = lastChanged(state.evaluations, { conclusion, confirmedOn: on });
  const next: Letter = {
    ...state,
    evaluations,
    ...(conclusion === "closed" ? { closedOn: on } : {}),
    ...(clock && state.clocks && { clocks: { ...state.clocks, rectification: clock } }),
  };
  return moved(next, conclusion, event.at);
}

/** The list with its last element changed. */
export function lastChanged<T>(list: readonly T[], change: Partial<T>): T[] {
  return list.map((each, place) => (place === list.length - 1 ? { ...each, ...change } : each));
}
