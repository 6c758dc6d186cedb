import type { Role } from "../role.ts";

/** How far a permission reaches: the whole district, or the officer's own room. */
export type Reach = "district" | "room";

const everyone: Readonly<Partial<Record<Role, Reach>>> = {
  PROPOSER: "district",
  ROOM_DIRECTOR: "district",
  DEPUTY_SECRETARY: "district",
  SECRETARY: "district",
  COMMISSION_MEMBER: "district",
  PARTY_OFFICE: "district",
  OFFICE: "district",
  PETITION_OFFICE: "district",
  CASE_MGMT: "district",
  TRIAL: "district",
  ORG_DEPT: "district",
  UNIT: "district",
  ADMIN: "district",
};

const leaders = {
  DEPUTY_SECRETARY: "district",
  SECRETARY: "district",
  COMMISSION_MEMBER: "district",
  OFFICE: "district",
} as const;

const supervisors = { PROPOSER: "room", ROOM_DIRECTOR: "room" } as const;

/** Who may do what, and how far; whatever is not here is denied. */
export const actions = {
  "enrollment.propose": supervisors,
  "enrollment.read": { ...supervisors, ...leaders },
  "enrollment.resume": { OFFICE: "district", ADMIN: "district" },
  "meeting.enter": { OFFICE: "district" },
  "meeting.read": { ...leaders, PROPOSER: "district", ROOM_DIRECTOR: "district" },
  "task.answer": everyone,
  "library.read": { PROPOSER: "district", ROOM_DIRECTOR: "district", ...leaders },
  "library.write": { PROPOSER: "district", ROOM_DIRECTOR: "district", OFFICE: "district" },
  "district.read": everyone,
  "district.configure": { ADMIN: "district" },
} as const satisfies Record<string, Readonly<Partial<Record<Role, Reach>>>>;

export type Action = keyof typeof actions;
