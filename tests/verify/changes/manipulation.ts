import type { FindingCode } from "#kernel/verify/finding.ts";
import type { Stored } from "#kernel/verify/source.ts";
import { type Cast, type Change, eventsOf, type Scene } from "../scene.ts";

/** A change that somebody who may write everything could make to the past, and by what it is found. */
export type Manipulation = readonly [
  name: string,
  found: readonly FindingCode[],
  change: (scene: Scene, cast: Cast) => void,
];

export const enrollmentOf = ({ enrollment }: Cast) => `enrollment#${enrollment}`;
export const decisionIn = (events: readonly Stored[]) =>
  events.findIndex(({ type }) => type === "task.decided");
export const withOpinion = (event: Stored, opinion: string): Stored => ({
  ...event,
  data: { ...(event.data as Change), opinion },
});
export const later = (scene: Scene, pk: string) => eventsOf(scene, pk).at(-1) as Stored;

export function withBallots(state: Change, change: Change): Change {
  const seats = (state.seats as Change[]).map((seat) =>
    seat.ballot === undefined
      ? seat
      : { ...seat, ballot: { ...(seat.ballot as Change), ...change } },
  );
  return { ...state, seats };
}

export function shownIn(scene: Scene, cast: Cast): string {
  const events = eventsOf(scene, enrollmentOf(cast));
  const decision = events[decisionIn(events)] as Stored;
  return String((decision.data as Change).shown);
}
