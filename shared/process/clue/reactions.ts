import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { roleNames } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import { withTheirApart } from "#kernel/record/read/apart.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { type ClueDays, staysHere } from "#process/enrollment/duties/stays-here.ts";
import { isDeath, type Leaving as Left, leavingIn } from "#process/enrollment/review/leaving.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { isObject } from "#process/enrollment/terms.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { items } from "#process/matters/declaration/items.ts";
import type { Matters } from "#process/matters/schema.ts";
import { isOfRetaliation, petition } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import type { ClueData } from "./events.ts";
import { clue } from "./process.ts";
import type { Clue, SubjectLeft } from "./schema.ts";
import { namedNobody } from "./ways/namesakes.ts";

/** A room has taken a petition: it becomes a clue, without a word of who reported. */
export async function openFromPetition(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("petition", event.id));
  const { registration, routing, receivedOn, signature, identity } = (item?.state ??
    {}) as Partial<Petition>;
  if (registration === undefined || routing === undefined || receivedOn === undefined) return;
  // A recheck after an objection is a clue of its own.
  const id = derivedId("clue", event.id, String(event.seq));
  const isNamed = signature === "NAMED" && identity?.result !== "UNCONFIRMED";
  await carryOut(world, event, {
    process: clue,
    id,
    command: {
      type: "receive",
      source: "PETITION",
      origin: { kind: "petition", id: event.id },
      reporter: isNamed ? "NAMED" : "ANONYMOUS",
      routing: { organ: "DISTRICT_COMMISSION", room: routing.room, object: routing.object },
      person: {
        personId: registration.personId ?? derivedId("person", event.id),
        name: registration.accused,
        ...(registration.post === "" ? {} : { post: registration.post }),
        ...unstudied,
      },
      area: registration.area,
      nature: "CONDUCT",
      problem: registration.summary,
      amountInFen: 0,
      receivedOn,
      ...(isOfRetaliation(item?.state as Petition) ? { urgent: "yes" as const } : {}),
      ...(registration.period === undefined ? {} : { period: registration.period }),
    },
  });
}

/** The petition that a clue came from knows it, and its number once it is registered. */
export async function linkPetition(world: World, event: Event): Promise<void> {
  const { id } = event;
  const item = await world.store.get(recordKey("clue", id));
  const { origin, number } = (item?.state ?? {}) as Partial<Clue>;
  if (origin?.kind !== "petition") return;
  const command = {
    type: "note-clue",
    clueId: id,
    ...(number === undefined ? {} : { number }),
  } as const;
  await carryOut(world, event, { process: petition, id: origin.id, command });
}

/** whatever brought it in, a clue about an object, or about one's supervised time, is that room's. */
export async function routeReceived(world: World, event: Event): Promise<void> {
  const { id, district } = event;
  const state = (await world.store.get(recordKey("clue", id)))?.state as Clue | undefined;
  if (state === undefined || state.routing.object !== "NONE") return;
  const { person, receivedOn, period: facts } = state;
  const days = { receivedOn, ...(facts === undefined ? {} : { facts }) };
  const standing = await standingOf(world, district, person.personId, days);
  if (standing !== undefined)
    await carryOut(world, event, { process: clue, id, command: { type: "route", ...standing } });
}

/** What the library says of a leaving, as its events and a person's record hold it. */
type Leaving = Left & { on: string };

/** Somebody has died, or left their post: every clue about them says so by itself (process sheet §4.5). */
export async function noteOnClues(world: World, event: Event): Promise<void> {
  const { vacated, ...gone } = event.data as Record<
    "left" | "died" | "vacated",
    Leaving | undefined
  >;
  const leaving = leavingIn(gone) ?? vacated;
  if (leaving === undefined) return;
  const { items } = await world.store.index("about", event.id, { prefix: "clue#" });
  for (const { id } of items) await note(world, event, String(id), leaving);
}

/** A clue has come in about somebody of whom the library knows that they have died or left. */
export async function noteFromLibrary(world: World, event: Event): Promise<void> {
  const { person } = event.data as Pick<Clue, "person">;
  const known = await world.store.get(recordKey("person", person.personId));
  const left = leavingIn((known?.state ?? {}) as { left?: Leaving; died?: Leaving });
  if (left !== undefined && known?.district === event.district)
    await note(world, event, event.id, left);
}

function note(world: World, event: Event, id: string, leaving: Leaving) {
  const { on, reason } = leaving;
  const what: SubjectLeft["what"] = isDeath(leaving) ? "DEAD" : "LEFT";
  const command = { type: "note-subject-left", what, on, note: `信息库：${reason}` } as const;
  return carryOut(world, event, { process: clue, id, command });
}

/** 泄密: a clue of its own on the officer, for case management; the officer is barred from it. */
export async function openFromLeak(world: World, event: Event): Promise<void> {
  const { officer, facts } = event.data as ClueData["clue.leak-reported"];
  const { officers } = await readDistrict(world, event.district);
  const found = officers.find(({ id }) => id === officer);
  if (found === undefined) return;
  const of = { personId: officer, name: found.name, post: roleNames[found.role] };
  await openOnOwn(world, event, { ...of, problem: facts });
}

/** 诬告陷害: a second clue, on the accuser; who that is stays in the vault of the petition. */
export async function openFromFalse(world: World, event: Event): Promise<void> {
  const [told] = await withTheirApart(world.store, [event]);
  const { grounds = "（已销毁）" } = (told?.data ?? {}) as { grounds?: string };
  const item = await world.store.get(recordKey("petition", event.id));
  const { number = "" } = (item?.state ?? {}) as Partial<Petition>;
  await openOnOwn(world, event, {
    personId: derivedId("person", event.id, "accuser"),
    name: namedNobody,
    problem: `${number} 认定诬告陷害：${grounds}`,
  });
}

/** What a clue says of a member of staff before anybody has studied it. */
const unstudied = {
  kind: "STAFF",
  isPartyMember: "no",
  isPublicOfficer: "yes",
  jurisdiction: "ours",
  amountInFen: 0,
  times: 0,
  centilitres: 0,
} as const;

/** A clue that no room has found; case management proposes who studies it. */
async function openOnOwn(
  world: World,
  event: Event,
  {
    personId,
    name,
    post,
    problem,
  }: { personId: string; name: string; post?: string; problem: string },
): Promise<void> {
  await carryOut(world, event, {
    process: clue,
    id: derivedId("clue", event.id, String(event.seq)),
    command: {
      type: "receive",
      source: "OTHER",
      routing: { organ: "DISTRICT_COMMISSION", room: "", object: "NONE" },
      person: {
        personId,
        name,
        ...(post === undefined ? {} : { post }),
        ...unstudied,
      },
      area: "PARTY_RESPONSIBILITY",
      nature: "CONDUCT",
      problem,
      amountInFen: 0,
      receivedOn: dayOf(event.at),
    },
  });
}

/** Another clue has been joined to this one. */
export async function noteJoined(world: World, event: Event): Promise<void> {
  const { into } = event.data as ClueData["clue.merged"];
  const command = { type: "join", other: event.id } as const;
  await carryOut(world, event, { process: clue, id: into, command });
}

/** A check has found a report concealed: a clue, which names the items and nothing that was written. */
export async function openFromMatters(world: World, event: Event): Promise<void> {
  const { result } = event.data as { result: string };
  const item = await world.store.get(recordKey("matters", event.id));
  const { person, room, year, verdict } = (item?.state ?? {}) as Partial<Matters>;
  if (result !== "CONCEALED" || person === undefined || room === undefined) return;
  const names = (verdict?.items ?? []).map((key) => items[key].title).join("、");
  await carryOut(world, event, {
    process: clue,
    id: derivedId("clue", event.id),
    command: {
      type: "receive",
      source: "INSPECTION",
      origin: { kind: "matters", id: event.id },
      routing: { organ: "DISTRICT_COMMISSION", room, object: "ACTIVE" },
      person: {
        personId: person.personId,
        name: person.personName,
        post: person.post,
        ...unstudied,
      },
      area: "PARTY_RESPONSIBILITY",
      nature: "CONDUCT",
      problem: `抽查核实 ${year} 年个人有关事项报告，认定瞒报：${names}`,
      amountInFen: 0,
      receivedOn: verdict?.on ?? dayOf(event.at),
    },
  });
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

/** Which room supervises a person, or did at the time that matters. */
export type StandingOf = { room: string; object: "ACTIVE" | "FORMER" };

/**
 * what is said of an object goes to the room that supervises them; after their removal too, where
 * it was said before it, or is about the supervised time (process sheet §4.1). Undefined for others.
 */
export async function standingOf(
  world: World,
  district: string,
  personId: string,
  days: ClueDays,
): Promise<StandingOf | undefined> {
  const { items } = await world.store.index("about", personId, { prefix: "enrollment#" });
  const records = await world.store.getMany(
    items.map(({ id }) => recordKey("enrollment", String(id))),
  );
  const ours = records.flatMap((record) =>
    record?.district === district
      ? [{ status: String(record.status), state: record.state as Enrollment }]
      : [],
  );
  const active = ours.find(({ status }) => isObject(status));
  if (active !== undefined) return { room: active.state.room, object: "ACTIVE" };
  const former = ours.find(({ status, state }) => status === "REMOVED" && staysHere(state, days));
  return former === undefined ? undefined : { room: former.state.room, object: "FORMER" };
}
