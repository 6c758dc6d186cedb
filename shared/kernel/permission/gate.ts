import type { Officer, Role } from "../district/role.ts";
import { readsOf } from "../record/kinds.ts";
import type { MatterOf } from "../record/process.ts";
import { own } from "../text/own.ts";
import { type Action, actions, type Reach } from "./actions.ts";
import { barredFrom } from "./barred.ts";

type Reaches = Readonly<Partial<Record<Role, Reach>>>;

/** Who stands at the gate: a line of the district's list of officers, as it is now. */
export type Person = {
  officer: Pick<Officer, "id" | "role" | "room" | "unit" | "ties" | "only">;
  district: string;
};

/** What a record tells the gate: which it is, where it belongs, what its matter says of people. */
export type Standing = { id: string; district: string; matter?: MatterOf | undefined };

/** Why somebody does not pass: the record is not there for them, or a recusal or a tie bars them. */
export type Barred = "record.unknown" | "task.recused";

/**
 * The one gate: whether a person may see or change a record now. It knows district, role, room, unit
 * and hand (docs/permissions.md), recusals and registered ties (监察法 Art. 67). A recusal in another
 * matter about the same people is such a tie (`district/bind-recusals.ts`). Undefined lets pass.
 */
export function gate(person: Person, right: Action, record: Standing): Barred | undefined {
  const { officer, district } = person;
  const { matter } = record;
  if (record.district !== district || matter?.hiddenFrom?.includes(officer.id))
    return "record.unknown";
  if (officer.only !== undefined && officer.only !== record.id) return "record.unknown";
  const reach = reachOf(officer.role, right);
  if (reach === undefined || !reaches(reach, officer, matter)) return "record.unknown";
  return barredFrom(officer, matter, record.id) === undefined ? undefined : "task.recused";
}

/** Whether an officer may do an action to any record at all; asked before a body is read. */
export function mayEver({ role, unit }: Person["officer"], right: Action): boolean {
  const reach = reachOf(role, right);
  return reach === "unit" ? unit !== undefined : reach !== undefined;
}

/**
 * Whether an officer may do an action to each record of the district, or of a room where one is named, so
 * that no count of these tells them more; never where they are tied to somebody.
 */
export function mayEvery(
  { officer }: Pick<Person, "officer">,
  right: Action,
  room: string | undefined,
): boolean {
  if (officer.ties !== undefined && officer.ties.length > 0) return false;
  const reach = reachOf(officer.role, right);
  return reach === "district" || (reach === "room" && room !== undefined && room === officer.room);
}

/** How far an action reaches for a role; undefined where it is denied. */
export function reachOf(role: Role, right: Action): Reach | undefined {
  return own<Reach>(own<Reaches>(actions, right) ?? {}, role);
}

/** Whether a role reads records of a kind by themselves at all. */
export function mayReadKind(role: Role, kind: string): boolean {
  const right = readsOf(kind);
  return right !== undefined && reachOf(role, right) !== undefined;
}

/** Every action that a role may do, and how far each reaches. */
export function rightsOf(role: Role): Readonly<Partial<Record<Action, Reach>>> {
  const given = Object.entries(actions).flatMap(([action, reaches]) => {
    const reach = own<Reach>(reaches, role);
    return reach === undefined ? [] : [[action, reach]];
  });
  return Object.fromEntries(given);
}

function reaches(
  reach: Reach,
  { id, room, unit }: Person["officer"],
  matter: MatterOf | undefined,
): boolean {
  switch (reach) {
    case "district":
      return true;
    case "room":
      return (
        room !== undefined && (matter?.room === room || matter?.rooms?.includes(room) === true)
      );
    case "unit":
      return unit !== undefined && matter?.servedTo === unit;
    case "hand":
      return matter?.proposer === id || matter?.handlers?.includes(id) === true;
  }
}
