import { addDays, type Day, instantAt } from "../../deadline/day.ts";
import { recordKey } from "../../store/keys.ts";
import { itemsOf } from "../../store/pages.ts";
import type { World } from "../../world.ts";
import type { Event } from "../event.ts";
import type { Process } from "../process.ts";

/** A record as it was at the end of a day: the last event counted, and what they made. */
export type AsOf<S> = { seq: number; changedAt: string; state: S };

/**
 * Replays a record's events up to the end of a day (A-27: full version history); undefined for a day
 * before it was made. Events of one record are in order of time.
 */
export async function stateAsOf<S>(
  { store }: World,
  process: Pick<Process<S, never>, "kind" | "evolve">,
  id: string,
  day: Day,
): Promise<AsOf<S> | undefined> {
  const end = instantAt(addDays(day, 1), "00:00");
  let found: AsOf<S> | undefined;
  const { pk } = recordKey(process.kind, id);
  for await (const item of itemsOf((more) => store.range(pk, "event#", more))) {
    const event = item as unknown as Event;
    if (event.at >= end) return found;
    const state = process.evolve(found?.state, event);
    found = { seq: event.seq, changedAt: event.at, state };
  }
  return found;
}
