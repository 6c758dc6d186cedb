import { createMongoAbility, type MongoAbility, subject } from "@casl/ability";
import type { Officer, Role } from "../role.ts";
import { type Action, actions, type Reach } from "./actions.ts";

/** What a record tells about itself for permissions. */
export type Scope = { district: string; room?: string };

/** The abilities of one officer of one district, from the table of actions. */
export function abilityOf(officer: Officer, district: string): MongoAbility {
  return createMongoAbility(
    Object.entries(actions).flatMap(([action, reaches]) => {
      const reach = (reaches as Partial<Record<Role, Reach>>)[officer.role];
      if (reach === undefined) return [];
      const conditions = reach === "room" ? { district, room: officer.room } : { district };
      return [{ action, subject: "Record", conditions }];
    }),
  );
}

/** Whether an officer may do an action to a record of this scope. */
export function mayDo(ability: MongoAbility, action: Action, scope: Scope): boolean {
  return ability.can(action, subject("Record", { ...scope }));
}

/** Whether an officer may do an action to any record at all; checked before a body is read. */
export function mayEver(ability: MongoAbility, action: Action): boolean {
  return ability.can(action, "Record");
}
