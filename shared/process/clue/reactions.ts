import type { Event } from "#kernel/event.ts";
import { derivedId } from "#kernel/id.ts";
import { send } from "#kernel/send.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Petition } from "#process/petition/schema.ts";
import type { ClueData } from "./events.ts";
import { clue } from "./process.ts";

/** A room has taken a petition: it becomes a clue, without a word of who reported. */
export async function openFromPetition(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("petition", event.id));
  const { registration, routing, receivedOn, signature, identity } = (item?.state ??
    {}) as Partial<Petition>;
  if (registration === undefined || routing === undefined || receivedOn === undefined) return;
  const id = derivedId("clue", event.id);
  const isNamed = signature === "NAMED" && identity?.result !== "UNCONFIRMED";
  await send(
    world,
    clue,
    { id, district: event.district },
    {
      type: "receive",
      source: "PETITION",
      origin: { kind: "petition", id: event.id },
      reporter: isNamed ? "NAMED" : "ANONYMOUS",
      routing: { organ: "DISTRICT_COMMISSION", room: routing.room, object: routing.object },
      person: {
        personId: registration.personId ?? derivedId("person", event.id),
        name: registration.accused,
        ...(registration.post === "" ? {} : { post: registration.post }),
        kind: "STAFF",
        isPartyMember: "no",
        isPublicOfficer: "yes",
        jurisdiction: "ours",
        amountInFen: 0,
        times: 0,
        centilitres: 0,
      },
      area: registration.area,
      nature: "CONDUCT",
      problem: registration.summary,
      amountInFen: 0,
      receivedOn,
    },
  );
}

/** Another clue has been joined to this one. */
export async function noteJoined(world: World, event: Event): Promise<void> {
  const { into } = event.data as ClueData["clue.merged"];
  await send(
    world,
    clue,
    { id: into, district: event.district },
    { type: "join", other: event.id },
  );
}
