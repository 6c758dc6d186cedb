import * as z from "zod";

/** Roles of `docs/glossary.md`, as the district gives them to its officers. */
export const roles = [
  "PROPOSER",
  "ROOM_DIRECTOR",
  "DEPUTY_SECRETARY",
  "SECRETARY",
  "COMMISSION_MEMBER",
  "PARTY_OFFICE",
  "OFFICE",
  "PETITION_OFFICE",
  "CASE_MGMT",
  "TRIAL",
  "ORG_DEPT",
  "UNIT",
  "ADMIN",
] as const;

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** A person of the office who may be asked to act. */
export const Officer = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  role: Role,
  /** 监督检查室 number, for roles that belong to a room. */
  room: z.string().optional(),
  email: z.email(),
  /** AB角: who stands in when this officer is recused. */
  deputy: z.string().optional(),
});
export type Officer = z.infer<typeof Officer>;

/** Officers of a role, narrowed to a room where the role has rooms. */
export function officersOf(
  officers: readonly Officer[],
  role: Role,
  room: string | undefined,
): Officer[] {
  return officers.filter(
    (officer) =>
      officer.role === role &&
      (officer.room === undefined || room === undefined || officer.room === room),
  );
}
