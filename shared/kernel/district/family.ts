import type { Officer, Role } from "./role.ts";

/** Bodies whose people may act for one another; nobody acts for somebody of another body. */
export type Family =
  | "commission"
  | "party-office"
  | "org-dept"
  | "unit"
  | "administration"
  | "audit"
  | "outside";

const families: Readonly<Record<Role, Family>> = {
  PROPOSER: "commission",
  ROOM_DIRECTOR: "commission",
  DEPUTY_SECRETARY: "commission",
  SECRETARY: "commission",
  COMMISSION_MEMBER: "commission",
  OFFICE: "commission",
  PETITION_OFFICE: "commission",
  CASE_MGMT: "commission",
  TRIAL: "commission",
  PARTY_OFFICE: "party-office",
  ORG_DEPT: "org-dept",
  UNIT: "unit",
  ADMIN: "administration",
  OUTSIDE: "outside",
  AUDITOR: "audit",
};

/** The body that a role belongs to. */
export function familyOf(role: Role): Family {
  return families[role];
}

/**
 * Whether one officer may act for another, as standing deputy (AB角), stand-in of the day, delegate
 * or reader of a copy: both of one body, and of a supervised unit only its own people. Somebody of
 * another organ acts in one matter, and for nobody but who was recused from it.
 */
export function mayActFor(
  officer: Pick<Officer, "role" | "unit">,
  other: Pick<Officer, "role" | "unit">,
): boolean {
  const family = familyOf(officer.role);
  return family !== "outside" && family === familyOf(other.role) && officer.unit === other.unit;
}
