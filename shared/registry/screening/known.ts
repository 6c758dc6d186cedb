import { addMonths, dayOf, yearOf } from "#kernel/deadline/day.ts";
import { type Reader, readAll, readAllAbout } from "#kernel/permission/reader.ts";
import { petitionYear } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { readDirectory } from "../search/directory.ts";
import type { Unit } from "../unit/schema.ts";
import { bodyIn, supervisedBodies } from "./bodies.ts";
import type { Screenable } from "./rank.ts";

/** Who and what is not under supervision: heads and village cadres on post, and bodies. */
export async function screenable(
  call: Reader,
  objects: "all" | "people" | "bodies",
): Promise<Screenable[]> {
  const found = await known(call);
  return [
    ...(objects === "people" ? [] : await bodiesIn(call, found)),
    ...(objects === "bodies" ? [] : peopleIn(found)),
  ];
}

/** Committees of villages and collective organizations; petitions about anybody of them count. */
async function bodiesIn(
  { world, caller }: Reader,
  [units, petitions, directory]: Awaited<ReturnType<typeof known>>,
): Promise<Screenable[]> {
  const taken = await supervisedBodies(world, caller.district);
  const onPost = directory.filter((entry) => entry.kind === "person" && entry.status === "ON_POST");
  const byUnit = Map.groupBy(onPost, (entry) => (entry.kind === "person" ? entry.unitId : ""));
  return [...units].flatMap(([unitId, unit]): Screenable[] => {
    const people = (byUnit.get(unitId) ?? []).map((entry) => ({
      ...{ id: entry.id, name: entry.name, post: entry.kind === "person" ? entry.post : "" },
    }));
    const found = bodyIn(unit, people);
    if (found === undefined || taken.has(`${found.body.class}#${unitId}`)) return [];
    const { head, body } = found;
    return [
      {
        ...{ personId: head.id, personName: head.name, post: head.post },
        ...{ unitId, unit: unit.content, body },
        petitions: people.reduce((sum, { id }) => sum + (petitions.get(id) ?? 0), 0),
      },
    ];
  });
}

function peopleIn([units, petitions, directory]: Awaited<ReturnType<typeof known>>): Screenable[] {
  return directory.flatMap((entry): Screenable[] => {
    if (entry.kind !== "person" || entry.status !== "ON_POST" || entry.isKeyObject) return [];
    const unit = units.get(entry.unitId);
    if (unit === undefined || !["SECTION_HEAD", "VILLAGE_CADRE"].includes(entry.class)) return [];
    return [
      {
        personId: entry.id,
        personName: entry.name,
        post: entry.post,
        unitId: entry.unitId,
        unit: unit.content,
        petitions: petitions.get(entry.id) ?? 0,
      },
    ];
  });
}

/** Units and petitions that the asker may see, and the directory: each read once, by pages. */
export async function known(call: Reader) {
  const units = new Map<string, Unit>();
  for await (const { id, state } of readAll(call, { kind: "unit", right: "library.read" }))
    units.set(String(id), state as Unit);
  return [
    units,
    await petitionsByPerson(call),
    await readDirectory(call.world, call.caller.district),
  ] as const;
}

/** Petitions of the last twelve months by the person whom they are about. */
async function petitionsByPerson(call: Reader): Promise<Map<string, number>> {
  const today = dayOf(call.world.clock());
  const from = addMonths(today, -12);
  const counted = new Map<string, number>();
  for (const year of new Set([yearOf(from), yearOf(today)])) {
    const about = petitionYear(call.caller.district, year);
    for await (const { state } of readAllAbout(call, { about, right: "petition.read" })) {
      const { receivedOn, registration } = state as Petition;
      const id = registration?.personId;
      if (id !== undefined && receivedOn > from) counted.set(id, (counted.get(id) ?? 0) + 1);
    }
  }
  return counted;
}
