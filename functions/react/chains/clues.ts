import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import type { ClueData } from "#process/clue/events.ts";
import { clue } from "#process/clue/process.ts";
import { endedWith, standingOf } from "#process/clue/reactions.ts";
import type { Clue, Origin, Routing } from "#process/clue/schema.ts";
import { peopleOf } from "#process/finding/check.ts";
import type { Finding, FindingPerson } from "#process/finding/schema.ts";
import { follow } from "#process/incident/follow.ts";
import type { EndedClue } from "#process/inspection/linked-clue.ts";
import { processOf } from "#processes";

type Received = { type: "receive" } & Omit<ClueData["clue.received"], "district">;

type Subject = Pick<Event, "kind" | "id">;
type Inspection = { room: string; findings: readonly Finding[] };

/**
 * Each person of a confirmed violation becomes a clue (process sheet §4.3, D-TI-3), whose id follows
 * from inspection, finding and person, so that none is opened twice.
 */
export async function openClues(world: World, event: Event): Promise<void> {
  const { kind, id, at } = event;
  const item = await world.store.get(recordKey(kind, id));
  if (item === undefined) return;
  const { findings, room } = item.state as Inspection;
  for (const finding of findings.filter((one) => one.kind === "VIOLATION"))
    for (const person of peopleOf(finding)) {
      const origin = { kind, id, finding: finding.n } as Origin;
      const clueId = derivedId("clue", id, String(finding.n), person.personId);
      const { period } = finding;
      const routing = await routeOf(world, event, person, { room, period });
      await receive(world, event, clueId, contentOf(finding, person, origin, routing, at));
      await note(world, event, event, { clueId, personId: person.personId });
    }
  if (kind === "targeted") await command(world, event, event, { type: "open-disposal" });
}

/** A registered clue tells its inspection its number. */
export async function linkClue(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("clue", event.id));
  if (item === undefined) return;
  const { origin, person, number } = item.state as Clue;
  if (origin?.kind !== "quarterly" && origin?.kind !== "targeted") return;
  await note(world, event, origin, { clueId: event.id, personId: person.personId, number });
}

/** A clue has ended: the findings that it and those joined to it came from are closed (§4.5). */
export async function endFindings(world: World, event: Event): Promise<void> {
  for (const { id, state, ending } of await endedWith(world, event.id)) {
    const { origin, person } = state;
    if (origin?.finding === undefined) continue;
    const { on, kind } = ending;
    await command(world, event, origin, {
      type: "end-clue",
      clue: { clueId: id, personId: person.personId, finding: origin.finding, on, ending: kind },
    });
  }
}

/** Towns are no choice at all: a person who is no object stays with the room that found the clue. */
async function routeOf(
  world: World,
  { district, at }: Event,
  { personId }: FindingPerson,
  { room, period }: { room: string; period: Finding["period"] },
): Promise<Routing> {
  const days = { receivedOn: dayOf(at), ...(period === undefined ? {} : { facts: period }) };
  const standing = await standingOf(world, district, personId, days);
  return { organ: "DISTRICT_COMMISSION", ...(standing ?? { room, object: "NONE" }) };
}

function contentOf(
  finding: Finding,
  person: FindingPerson,
  origin: Origin,
  routing: Routing,
  at: string,
): Received {
  return {
    type: "receive",
    source: "INSPECTION",
    person,
    origin,
    routing,
    area: finding.area,
    nature: finding.nature ?? "CONDUCT",
    problem: finding.description,
    amountInFen: person.amountInFen,
    receivedOn: dayOf(at),
    ...(finding.period === undefined ? {} : { period: finding.period }),
  };
}

function receive(world: World, event: Event, clueId: string, content: Received): Promise<void> {
  return follow(world, event, "clue", {
    process: clue,
    id: clueId,
    tasks: "open",
    decide: ({ state }, context) => clue.decide(state, content, context),
  });
}

function note(
  world: World,
  event: Event,
  inspection: Subject,
  linked: { clueId: string; personId: string; number?: string | undefined },
): Promise<void> {
  return command(world, event, inspection, { type: "note-clue", clue: linked });
}

async function command(
  world: World,
  event: Event,
  { kind, id }: Subject,
  wanted: {
    type: string;
    clue?: Partial<EndedClue> & { clueId: string; number?: string | undefined };
  },
): Promise<void> {
  const process = await processOf(kind);
  if (process === undefined) return;
  await follow(world, event, "finding", {
    process,
    id,
    part: wanted.clue?.clueId ?? wanted.type,
    tasks: "open",
    decide: ({ state }, context) => process.decide(state, wanted, context),
  });
}
