import type { AnyCommand } from "#kernel/conduct/command.ts";
import type { Role } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import type { MatterOf, Process } from "#kernel/record/process.ts";
import { refuse } from "#kernel/refusal.ts";
import { reassign } from "./reassign.ts";
import { type Handed, Reassign } from "./schema.ts";

/** Whose hands a record of one kind lies in, and what becomes of it in others. */
export type Hands<S> = {
  /** Roles in which somebody may lead it; those of a 监督检查室 unless said. */
  roles?: readonly Role[];
  /** Statuses in which nothing is left to do with it. */
  ended?: readonly string[];
  /** Everybody who handles it, the leading one first; its proposer unless said. */
  holders?: (state: S) => readonly string[];
  /** The record in another officer's hands; left out where nobody leads such a record. */
  lead?: (state: S, change: { from: string; to: string }) => S;
  /** The record in another room; left out where its room follows from something else. */
  room?: (state: S, room: string) => S;
};

/** What every record remembers of changed hands: who has led it before may not sign it. */
type Remembers = { handedFrom?: readonly string[] };

/**
 * A process whose records can be given into other hands, each time with an event `{kind}.reassigned`:
 * a matter outlives whoever began it (process sheet §4.0).
 */
export function inHands<S extends object, C extends { type: string }>(
  process: Process<S, C>,
  hands: Hands<S>,
): Process<S, C> {
  const type = `${process.kind}.reassigned`;
  const { commands, bars } = process;
  const whole: Process<S, C> = {
    ...process,
    ...(hands.ended === undefined ? {} : { ended: hands.ended }),
    reassign: (state, change, context) => reassign(whole, hands, { state, change }, context),
    evolve: (state, event) =>
      state !== undefined && event.type === type
        ? handed(hands, state, event)
        : process.evolve(state, event),
    ...(bars === undefined ? {} : { bars: (state: S) => remembering(bars(state), state) }),
    ...(commands === undefined
      ? {}
      : { commands: { ...commands, reassign: offered(process, hands) } }),
    words: { ...process.words, [type]: "变更承办人（监督检查室）" },
  };
  return whole;
}

/** As the page of a record offers it; `reassignRoute` does it. */
function offered<S, C extends { type: string }>(
  { kind, keys }: Process<S, C>,
  { ended = [] }: Hands<S>,
): AnyCommand {
  return {
    access: "own-route",
    unless: (state: S) => (ended.includes(keys(state).status) ? refuse("record.state") : undefined),
    verb: "reassignment",
    summary: "变更承办人或监督检查室",
    right: "matter.reassign",
    body: Reassign,
    decide: () => {
      throw new Error(`${kind}: reassigned by its own route`);
    },
  };
}

function handed<S extends object>({ lead, room }: Hands<S>, state: S, event: Event): S {
  const change = event.data as Handed;
  const led = change.lead === undefined ? state : (lead?.(state, change.lead) ?? state);
  const placed = change.room === undefined ? led : (room?.(led, change.room.to) ?? led);
  if (change.lead === undefined) return placed;
  const { handedFrom = [] } = state as Remembers;
  return { ...placed, handedFrom: [...new Set([...handedFrom, change.lead.from])] };
}

function remembering(matter: MatterOf, state: object): MatterOf {
  const { handedFrom } = state as Remembers;
  return handedFrom === undefined ? matter : { ...matter, formerly: handedFrom };
}
