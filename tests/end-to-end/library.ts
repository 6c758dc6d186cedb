import { send } from "#kernel/record/send.ts";
import { listKeyOf, recordKey } from "#kernel/store/keys.ts";
import type { Host } from "#local/host.ts";
import { person } from "#registry/person/process.ts";
import { unit } from "#registry/unit/process.ts";

type Given = Readonly<Record<string, unknown>>;

const groups = { personnel: {}, partyBuilding: {}, duties: {}, leadership: {} };
const district = "sample";

/**
 * Enters the people and units that a body names, as an office does before it names them; where a host
 * has no library, nobody is looked up. Ids that end in `nobody` or `nowhere` stay unknown.
 */
export async function enterNamed({ world }: Host, body: unknown): Promise<void> {
  for (const { kind, id, of } of named(body)) {
    if (/(?:nobody|nowhere|none)$/.test(id)) continue;
    if ((await world.store.get(recordKey(kind, id))) !== undefined) continue;
    const request = { prefix: "" };
    const { items } = await world.store.index("list", listKeyOf(district, kind), request, {
      limit: 1,
    });
    if (items.length === 0) continue;
    await enterLine({ world }, kind, id, of);
  }
}

/** Enters a unit, or a person by the names that requests give them. */
export async function enterLine(
  { world }: Pick<Host, "world">,
  kind: "person" | "unit",
  id: string,
  of: Given,
): Promise<void> {
  const text = (name: string, other: string) => String(of[name] ?? other);
  if (kind === "unit") {
    const content = {
      code: id,
      name: text("unitName", id),
      class: "STATION",
      establishment: {},
      ...groups,
    } as const;
    await send(world, unit, { id, district }, { type: "record", content });
  } else {
    const content = {
      name: text("personName", text("name", id)),
      unitId: text("unitId", "unt_of_tests"),
      unitName: text("unitName", "示例站"),
      post: text("post", "站长"),
      isKeyObject: true,
      establishment: { class: "SECTION_HEAD" },
      supervision: {},
      ...groups,
    } as const;
    await send(world, person, { id, district }, { type: "record", content });
  }
}

function named(body: unknown): { kind: "person" | "unit"; id: string; of: Given }[] {
  if (Array.isArray(body)) return body.flatMap(named);
  if (typeof body !== "object" || body === null) return [];
  const of = body as Given;
  const kinds = { personId: "person", unitId: "unit", placeId: "unit", to: "person" } as const;
  const here = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((field) => {
    const id = of[field];
    const isOurs = typeof id === "string" && (field !== "to" || id.startsWith("per_"));
    return isOurs ? [{ kind: kinds[field], id, of }] : [];
  });
  return [...here, ...Object.values(of).flatMap(named)];
}
