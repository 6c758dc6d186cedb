import { type Refusal, refuse } from "../refusal.ts";
import { type Officer, officersOf, type Role } from "../role.ts";
import type { Seat, StageSpec } from "./schema.ts";

/** Who may not sit on a matter: its proposer (no self-approval) and everybody recused from it. */
export type Bars = {
  proposer: string;
  recused: readonly string[];
  room?: string;
};

/**
 * The seats of a stage: everybody of the asked role who is not barred; a barred person is replaced
 * by the standing deputy (AB角) where there is one. Refuses when nobody is left to ask.
 */
export function seatsFor(
  spec: Pick<StageSpec, "asks" | "readers">,
  officers: readonly Officer[],
  bars: Bars,
): Seat[] | Refusal {
  const deciders =
    spec.asks === "proposer"
      ? officers.filter(({ id }) => id === bars.proposer)
      : eligible(spec.asks, officers, bars);
  if (deciders.length === 0) return refuse("task.no-assignee");
  const readers =
    spec.readers === undefined
      ? []
      : officersOf(officers, spec.readers, bars.room).filter(
          ({ id }) => !bars.recused.includes(id) && !deciders.some((seat) => seat.id === id),
        );
  return [
    ...deciders.map((officer) => seatOf(officer, "decider")),
    ...readers.map((officer) => seatOf(officer, "reader")),
  ];
}

function eligible(role: Role, officers: readonly Officer[], bars: Bars): Officer[] {
  const chosen = new Map<string, Officer>();
  for (const officer of officersOf(officers, role, bars.room)) {
    const sitting = isBarred(officer.id, bars) ? deputyOf(officer, officers, bars) : officer;
    if (sitting !== undefined) chosen.set(sitting.id, sitting);
  }
  return [...chosen.values()];
}

/** The standing deputy of an officer, unless barred too. */
export function deputyOf(
  officer: Officer,
  officers: readonly Officer[],
  bars: Bars,
): Officer | undefined {
  const deputy = officers.find(({ id }) => id === officer.deputy);
  return deputy === undefined || isBarred(deputy.id, bars) ? undefined : deputy;
}

function isBarred(id: string, { proposer, recused }: Bars): boolean {
  return id === proposer || recused.includes(id);
}

function seatOf(officer: Officer, part: Seat["part"]): Seat {
  return { person: officer.id, role: officer.role, part, state: "ASKED", attempt: 1 };
}
