import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "../schema.ts";
import { isObject } from "../terms.ts";
import { concernsPerson } from "./schema.ts";

/** Whether any enrollment of the district has a person under supervision now, by themselves or in a body. */
export async function isStillObject(
  world: World,
  district: string,
  personId: string,
): Promise<boolean> {
  for await (const item of readAbout(world, personId, "enrollment"))
    if (
      item.district === district &&
      isObject(String(item.status)) &&
      concernsPerson((item.state as Enrollment).candidate, personId)
    )
      return true;
  return false;
}

/** Whom an event takes out of supervision: those who are gone from a body, else everybody of the object. */
export function leavingBy(
  { data }: { data: Readonly<Record<string, unknown>> },
  people: readonly { personId: string }[],
): string[] {
  const gone = data.gone as readonly string[] | undefined;
  return [...(gone ?? people.map(({ personId }) => personId))];
}
