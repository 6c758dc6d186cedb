import { createMongoAbility, type MongoAbility, subject } from "@casl/ability";
import type { Officer, Role } from "../role.ts";
import { type Action, actions, type Reach } from "./actions.ts";

/** What a record tells about itself for permissions. */
export type Scope = { district: string; room?: string; unit?: string };

/** The abilities of one officer of one district, from the table of actions. */
export function abilityOf(officer: Officer, district: string): MongoAbility {
  return createMongoAbility(
    Object.entries(actions).flatMap(([action, reaches]) => {
      const reach = (reaches as Partial<Record<Role, Reach>>)[officer.role];
      const conditions = reach === undefined ? undefined : conditionsOf(reach, officer, district);
      return conditions === undefined ? [] : [{ action, subject: "Record", conditions }];
    }),
  );
}

/** Whoever acts for no unit has no unit's permissions. */
function conditionsOf(reach: Reach, { room, unit }: Officer, district: string) {
  switch (reach) {
    case "district":
      return { district };
    case "room":
      return { district, room };
    case "unit":
      return unit === undefined ? undefined : { district, unit };
  }
}

/** Whether an officer may do an action to a record of this scope. */
export function mayDo(ability: MongoAbility, action: Action, scope: Scope): boolean {
  return ability.can(action, subject("Record", { ...scope }));
}

/** Whether an officer may do an action to any record at all; checked before a body is read. */
export function mayEver(ability: MongoAbility, action: Action): boolean {
  return ability.can(action, "Record");
}
