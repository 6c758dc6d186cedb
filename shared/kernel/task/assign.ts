import type { Day } from "#kernel/deadline/day.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type Officer, officersOf, type Role } from "../role.ts";
import type { Seat, StageSpec, Through } from "./schema.ts";

/** Who may not sit on a matter: its proposer (no self-approval) and everybody recused from it. */
export type Bars = {
  proposer: string;
  recused: readonly string[];
  room?: string;
  addressee?: string;
};

/** When and for what kind of record somebody is asked: stand-ins hold for days and kinds. */
export type Asking = { today: Day; kind: string };

/**
 * The seats of a stage: everybody of the asked role who is not barred. A barred person is replaced
 * by the standing deputy (AB角), an absent one by his stand-in of the day; a vote is personal and
 * knows neither. Refuses when nobody is left to ask.
 */
export function seatsFor(
  spec: Pick<StageSpec, "asks" | "readers" | "policy">,
  officers: readonly Officer[],
  bars: Bars,
  asking: Asking,
): Seat[] | Refusal {
  const { asks, readers, policy } = spec;
  const deciders =
    asks === "proposer"
      ? officers.filter(({ id }) => id === bars.proposer).map((officer) => seatOf(officer))
      : asks === "addressee"
        ? seatsOfUnit(officers, bars)
        : policy.type === "vote"
          ? officersOf(officers, asks, bars.room)
              .filter(({ id }) => !isBarred(id, bars))
              .map((officer) => seatOf(officer))
          : eligible(asks, officers, bars, asking);
  if (deciders.length === 0) return refuse("task.no-assignee");
  const alongside =
    readers === undefined
      ? []
      : officersOf(officers, readers, bars.room).filter(
          ({ id }) => !bars.recused.includes(id) && !deciders.some(({ person }) => person === id),
        );
  return [
    ...(policy.type === "sequence" ? inTurn(deciders) : deciders),
    ...alongside.map((officer): Seat => ({ ...seatOf(officer), part: "reader" })),
  ];
}

/** The unit's own people; nobody stands in for them from outside. */
function seatsOfUnit(officers: readonly Officer[], bars: Bars): Seat[] {
  return officersOf(officers, "UNIT", undefined)
    .filter(({ id, unit }) => unit !== undefined && unit === bars.addressee && !isBarred(id, bars))
    .map((officer) => seatOf(officer));
}

function eligible(role: Role, officers: readonly Officer[], bars: Bars, asking: Asking): Seat[] {
  const chosen = new Map<string, Seat>();
  for (const officer of officersOf(officers, role, bars.room)) {
    const seat = seatInPlaceOf(officer, officers, bars, asking);
    if (seat !== undefined && !chosen.has(seat.person)) chosen.set(seat.person, seat);
  }
  return [...chosen.values()];
}

function seatInPlaceOf(
  officer: Officer,
  officers: readonly Officer[],
  bars: Bars,
  asking: Asking,
): Seat | undefined {
  const { id, role } = officer;
  if (isBarred(id, bars)) {
    const deputy = deputyOf(officer, officers, bars);
    return deputy === undefined
      ? undefined
      : { ...seatOf(deputy), role, through: { verb: "recusal", from: id } };
  }
  const standIn = standInOf(officer, officers, bars, asking);
  const through: Through = { verb: "deputy", from: id };
  return standIn === undefined ? seatOf(officer) : { ...seatOf(standIn), role, through };
}

/** Who stands in for an officer today on this kind of record; nobody who is barred himself. */
export function standInOf(
  officer: Officer,
  officers: readonly Officer[],
  bars: Bars,
  { today, kind }: Asking,
): Officer | undefined {
  const named = officer.standIns?.find(
    ({ from, until, kinds }) =>
      from <= today && today <= until && (kinds === undefined || kinds.includes(kind)),
  );
  const standIn = officers.find(({ id }) => id === named?.deputy);
  return standIn === undefined || isBarred(standIn.id, bars) ? undefined : standIn;
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

function inTurn(seats: readonly Seat[]): Seat[] {
  return seats.map((seat, index) => (index === 0 ? seat : { ...seat, state: "WAITING" }));
}

function seatOf({ id, role }: Officer): Seat {
  return { person: id, role, part: "decider", state: "ASKED", attempt: 1 };
}
