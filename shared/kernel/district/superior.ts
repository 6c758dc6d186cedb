import { type Officer, officersOf, type Role } from "./role.ts";

/** Who stands above each role, nearest first; a body without a superior in the list has none. */
const above: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  PROPOSER: ["ROOM_DIRECTOR", "DEPUTY_SECRETARY", "SECRETARY"],
  ROOM_DIRECTOR: ["DEPUTY_SECRETARY", "SECRETARY"],
  OFFICE: ["DEPUTY_SECRETARY", "SECRETARY"],
  PETITION_OFFICE: ["DEPUTY_SECRETARY", "SECRETARY"],
  CASE_MGMT: ["DEPUTY_SECRETARY", "SECRETARY"],
  TRIAL: ["DEPUTY_SECRETARY", "SECRETARY"],
  DEPUTY_SECRETARY: ["SECRETARY"],
  COMMISSION_MEMBER: ["SECRETARY"],
};

/**
 * The nearest superiors of a role of whom at least one may sit, narrowed to a room where they have
 * one; none when nobody above may.
 */
export function superiorsOf(
  role: Role,
  officers: readonly Officer[],
  room: string | undefined,
  maySit: (officer: Officer) => boolean,
): Officer[] {
  for (const superior of above[role] ?? []) {
    const found = officersOf(officers, superior, room).filter(maySit);
    if (found.length > 0) return found;
  }
  return [];
}

/** People of another or the superior organ who were named for this matter alone, where nobody else is left. */
export function outsidersFor(
  record: string | undefined,
  officers: readonly Officer[],
  maySit: (officer: Officer) => boolean,
): Officer[] {
  return officers.filter(
    (officer) => officer.role === "OUTSIDE" && officer.only === record && maySit(officer),
  );
}
