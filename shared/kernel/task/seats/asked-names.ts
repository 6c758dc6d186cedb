import type { Officer } from "../../district/role.ts";
import type { Task } from "../schema.ts";

/**
 * Names of those who are asked now. A supervised person is in no list of officers; the matter says who
 * they are, so they are called 监督对象本人 here.
 */
export function askedNames(
  { seats }: Pick<Task, "seats">,
  officers: readonly Pick<Officer, "id" | "name">[],
): string[] {
  return seats
    .filter(({ state, part }) => state === "ASKED" && part === "decider")
    .map(({ person }) => {
      const known = officers.find(({ id }) => id === person)?.name;
      return known ?? (person.startsWith("per_") ? "监督对象本人" : person);
    });
}
