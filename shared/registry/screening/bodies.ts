import { listKeyOf } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { World } from "#kernel/world.ts";
import { type Body, type BodyClass, mostMembers } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { supervised } from "#process/enrollment/terms.ts";
import type { Unit, UnitContent } from "../unit/schema.ts";

/** Somebody of a unit, as the directory of the library knows them. */
export type Colleague = { id: string; name: string; post: string };

/** The object that a unit of this class may be as a whole; others are supervised in their heads. */
const bodyOf: Readonly<Partial<Record<UnitContent["class"], BodyClass>>> = {
  VILLAGE: "VILLAGE_COMMITTEES",
  COLLECTIVE_ORG: "COLLECTIVE_ORG",
};

/** Posts whose holder leads a body, the first that anybody holds. */
const leading: Readonly<Record<BodyClass, readonly RegExp[]>> = {
  VILLAGE_COMMITTEES: [/书记/u, /主任/u],
  COLLECTIVE_ORG: [/理事长|董事长|社长/u, /经理|主任/u],
};

/**
 * The body of a unit with those who are on post in it, led by whose post says so, else by the first.
 * Undefined for units that are no such object, that are closed, or that nobody is in.
 */
export function bodyIn(
  { status, content }: Unit,
  people: readonly Colleague[],
): { head: Colleague; body: Body } | undefined {
  const bodyClass = bodyOf[content.class];
  const [first] = people;
  if (bodyClass === undefined || status !== "ACTIVE" || first === undefined) return undefined;
  const head = leading[bodyClass]
    .map((words) => people.find(({ post }) => words.test(post) && !post.includes("副")))
    .find((one) => one !== undefined);
  const leads = head ?? first;
  return {
    head: leads,
    body: {
      class: bodyClass,
      name: bodyClass === "VILLAGE_COMMITTEES" ? `${content.name}“两委”班子` : content.name,
      members: people
        .filter(({ id }) => id !== leads.id)
        .slice(0, mostMembers)
        .map(({ id, name, post }) => ({ personId: id, personName: name, post })),
    },
  };
}

/** Bodies of a district that are under supervision now, as class and unit. */
export async function supervisedBodies(world: World, district: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const status of [...supervised, "SUSPENDED"])
    for await (const { state } of readListed(
      world,
      listKeyOf(district, "enrollment"),
      `${status}#`,
    )) {
      const { body, unitId } = (state as Enrollment).candidate;
      if (body !== undefined) found.add(`${body.class}#${unitId}`);
    }
  return found;
}
