import { mayActFor } from "../../district/family.ts";
import { type Officer, officersOf, type Role } from "../../district/role.ts";
import { type Asking, actingFor } from "../../district/stand-in.ts";
import { outsidersFor, superiorsOf } from "../../district/superior.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import type { Seat, StageSpec } from "../schema.ts";

/** Who may not sit on a matter: its proposer (no self-approval) and everybody recused from it. */
export type Bars = {
  /** The record, for which somebody of another organ may have been named. */
  record?: string;
  proposer: string;
  formerly?: readonly string[];
  recused: readonly string[];
  room?: string;
  rooms?: readonly string[];
  addressee?: string;
  object?: string;
};

/**
 * The seats of a stage: everybody of the asked role who is not barred. A barred person is replaced
 * by the standing deputy (AB角), an absent one by their stand-in of the day; a vote is personal and
 * knows neither. Where recusals leave nobody, the nearest superior is asked, and above them who was
 * named from outside for this matter. Refuses when nobody is left to ask.
 */
export function seatsFor(
  spec: Pick<StageSpec, "asks" | "readers" | "policy" | "actions">,
  officers: readonly Officer[],
  bars: Bars,
  asking: Asking,
): Seat[] | Refusal {
  const { readers, policy } = spec;
  const deciders = decidersOf(spec, officers, bars, asking);
  const unheard =
    policy.type === "each"
      ? voicesAsked(spec.asks, officers, bars).filter(
          (voice) => !deciders.some((seat) => isOf(seat, voice)),
        )
      : [];
  if (deciders.length === 0 || unheard.length > 0) return refuse("task.no-assignee");
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

function decidersOf(
  { asks, policy, actions }: Pick<StageSpec, "asks" | "policy" | "actions">,
  officers: readonly Officer[],
  bars: Bars,
  asking: Asking,
): Seat[] {
  if (asks === "proposer") return seatsOfProposer(officers, bars);
  if (asks === "addressee") return seatsOfUnit(officers, bars);
  if (asks === "object") return seatsOfObject(bars);
  const seats =
    policy.type === "each"
      ? voicesAsked(asks, officers, bars).flatMap(({ role, ...of }) =>
          eligible(role, officers, { ...bars, ...of }, asking).map((seat) => ({ ...seat, ...of })),
        )
      : askedRoles(asks).flatMap((role) =>
          policy.type === "vote"
            ? officersOf(officers, role, bars.room)
                .filter(({ id }) => !isBarred(id, bars))
                .map((officer) => seatOf(officer))
            : eligible(role, officers, bars, asking),
        );
  if (
    seats.length === 0 &&
    policy.type !== "vote" &&
    policy.type !== "each" &&
    !isApproval(actions)
  )
    return askedRoles(asks).flatMap((role) => vacant(role, officers, bars));
  return [...new Map(seats.toReversed().map((seat) => [seat.person, seat])).values()].toReversed();
}

/** Whoever leads the matter; once they have left the list, the director of its room, or who is above. */
function seatsOfProposer(officers: readonly Officer[], bars: Bars): Seat[] {
  const proposer = officers.find(({ id }) => id === bars.proposer);
  if (proposer !== undefined || bars.proposer === "")
    return proposer === undefined ? [] : [seatOf(proposer)];
  const maySit = ({ id }: Officer) => !bars.recused.includes(id);
  return superiorsOf("PROPOSER", officers, bars.room, maySit).map((superior) => ({
    ...seatOf(superior),
    through: { verb: "hand-over", from: bars.proposer },
  }));
}

/** An approval waits until somebody is appointed to it; work that is due does not wait for that. */
function isApproval(actions: StageSpec["actions"]): boolean {
  return Object.hasOwn(actions, "approve");
}

/** A post that nobody holds: what is to be done falls to who is above. */
function vacant(role: Role, officers: readonly Officer[], bars: Bars): Seat[] {
  if (officersOf(officers, role, bars.room).length > 0) return [];
  const maySit = ({ id }: Officer) => !isBarred(id, bars);
  return superiorsOf(role, officers, bars.room, maySit).map((superior) => ({
    ...seatOf(superior),
    role,
  }));
}

/** Who answers for themselves: each asked role or, where the matter lies with several rooms, each room's. */
function voicesAsked(
  asks: StageSpec["asks"],
  officers: readonly Officer[],
  { rooms = [] }: Bars,
): { role: Role; room?: string }[] {
  return askedRoles(asks).flatMap((role) =>
    officersOf(officers, role, undefined).some(({ room }) => room !== undefined) && rooms.length > 0
      ? rooms.map((room) => ({ role, room }))
      : [{ role }],
  );
}

function isOf(seat: Seat, voice: { role: Role; room?: string }): boolean {
  return seat.role === voice.role && seat.room === voice.room;
}

/** The roles that a stage asks; none where it asks somebody by name. */
export function askedRoles(asks: StageSpec["asks"]): readonly Role[] {
  if (typeof asks !== "string") return asks;
  return asks === "proposer" || asks === "addressee" || asks === "object" ? [] : [asks];
}

/** The role in which a supervised person answers; they are no officer and have no login. */
export const objectRole = "OBJECT";

/** The supervised person themselves, by their record's id; nobody stands in for them. */
function seatsOfObject({ object }: Bars): Seat[] {
  return object === undefined
    ? []
    : [{ person: object, role: objectRole, part: "decider", state: "ASKED", attempt: 1 }];
}

/** The unit's own people; nobody stands in for them from outside. */
function seatsOfUnit(officers: readonly Officer[], bars: Bars): Seat[] {
  return officersOf(officers, "UNIT", undefined)
    .filter(({ id, unit }) => unit !== undefined && unit === bars.addressee && !isBarred(id, bars))
    .map((officer) => seatOf(officer));
}

function eligible(role: Role, officers: readonly Officer[], bars: Bars, asking: Asking): Seat[] {
  const chosen = new Map<string, Seat>();
  const circle = officersOf(officers, role, bars.room);
  for (const officer of circle) {
    const seat = seatInPlaceOf(officer, officers, bars, asking);
    if (seat !== undefined && !chosen.has(seat.person)) chosen.set(seat.person, seat);
  }
  const recused = circle.find(({ id }) => bars.recused.includes(id));
  return chosen.size > 0 || recused === undefined
    ? [...chosen.values()]
    : superiors(recused, officers, bars);
}

/** Recusals have emptied the circle: the matter goes up. */
function superiors({ id, role }: Officer, officers: readonly Officer[], bars: Bars): Seat[] {
  const maySit = (officer: Officer) => !isBarred(officer.id, bars);
  const above = superiorsOf(role, officers, bars.room, maySit);
  const asked = above.length > 0 ? above : outsidersFor(bars.record, officers, maySit);
  return asked.map((superior) => ({
    ...seatOf(superior),
    role,
    through: { verb: "recusal", from: id },
  }));
}

/** The seat of an officer, or of who sits in their place; undefined when nobody may. */
export function seatInPlaceOf(
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
  const acting = actingFor(officer, officers, asking);
  if (acting === undefined || isBarred(acting.officer.id, bars)) return seatOf(officer);
  const through = { verb: "deputy", from: id, until: acting.until } as const;
  return { ...seatOf(acting.officer), role, through };
}

/** The standing deputy of an officer, unless barred too or of another body. */
export function deputyOf(
  officer: Officer,
  officers: readonly Officer[],
  bars: Pick<Bars, "proposer" | "formerly" | "recused">,
): Officer | undefined {
  const deputy = officers.find(({ id }) => id === officer.deputy);
  const mayAct = deputy !== undefined && mayActFor(deputy, officer);
  return mayAct && !isBarred(deputy.id, bars) ? deputy : undefined;
}

function isBarred(
  id: string,
  { proposer, formerly = [], recused }: Pick<Bars, "proposer" | "formerly" | "recused">,
): boolean {
  return id === proposer || formerly.includes(id) || recused.includes(id);
}

function inTurn(seats: readonly Seat[]): Seat[] {
  return seats.map((seat, index) => (index === 0 ? seat : { ...seat, state: "WAITING" }));
}

function seatOf({ id, role }: Officer): Seat {
  return { person: id, role, part: "decider", state: "ASKED", attempt: 1 };
}
