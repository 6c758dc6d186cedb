import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/event.ts";
import { derivedId } from "#kernel/id.ts";
import { send } from "#kernel/send.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { items } from "#process/matters/items.ts";
import type { Matters } from "#process/matters/schema.ts";
import { petition } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import type { ClueData } from "./events.ts";
import { clue } from "./process.ts";
import type { Clue } from "./schema.ts";

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

/** The petition that a clue came from knows it, and its number once it is registered. */
export async function linkPetition(world: World, { id, district }: Event): Promise<void> {
  const item = await world.store.get(recordKey("clue", id));
  const { origin, number } = (item?.state ?? {}) as Partial<Clue>;
  if (origin?.kind !== "petition") return;
  const note = {
    type: "note-clue",
    clueId: id,
    ...(number === undefined ? {} : { number }),
  } as const;
  await send(world, petition, { id: origin.id, district }, note);
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

/** A check has found a report concealed: a clue, which names the items and nothing that was written. */
export async function openFromMatters(world: World, event: Event): Promise<void> {
  const { result } = event.data as { result: string };
  const item = await world.store.get(recordKey("matters", event.id));
  const { person, room, year, verdict } = (item?.state ?? {}) as Partial<Matters>;
  if (result !== "CONCEALED" || person === undefined || room === undefined) return;
  const names = (verdict?.items ?? []).map((key) => items[key].title).join("、");
  await send(
    world,
    clue,
    { id: derivedId("clue", event.id), district: event.district },
    {
      type: "receive",
      source: "INSPECTION",
      origin: { kind: "matters", id: event.id },
      routing: { organ: "DISTRICT_COMMISSION", room, object: "ACTIVE" },
      person: {
        personId: person.personId,
        name: person.personName,
        post: person.post,
        kind: "STAFF",
        isPartyMember: "no",
        isPublicOfficer: "yes",
        jurisdiction: "ours",
        amountInFen: 0,
        times: 0,
        centilitres: 0,
      },
      area: "PARTY_RESPONSIBILITY",
      nature: "CONDUCT",
      problem: `抽查核实 ${year} 年个人有关事项报告，认定瞒报：${names}`,
      amountInFen: 0,
      receivedOn: verdict?.on ?? dayOf(event.at),
    },
  );
}

/** A clue that is over, with the end that counts for it. */
export type EndedClue = { id: string; state: Clue; ending: NonNullable<Clue["ending"]> };

/**
 * A clue that has ended and every clue that was joined to it, directly or by way of another: what
 * became of the one is what became of them all. Nothing while it goes on, or was itself joined to
 * another, whose end it then shares.
 */
export async function endedWith(world: World, id: string): Promise<EndedClue[]> {
  const first = await stateOf(world, id);
  const { ending } = first ?? {};
  if (first === undefined || ending === undefined || ending.kind === "MERGED") return [];
  const ended: EndedClue[] = [{ id, state: first, ending }];
  for (const { state } of ended)
    for (const joined of state.merged) {
      const other = await stateOf(world, joined);
      if (other !== undefined && !ended.some((one) => one.id === joined))
        ended.push({ id: joined, state: other, ending });
    }
  return ended;
}

async function stateOf(world: World, id: string): Promise<Clue | undefined> {
  return (await world.store.get(recordKey("clue", id)))?.state as Clue | undefined;
}
