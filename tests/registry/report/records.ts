import type { Keys } from "#kernel/record/process.ts";
import { aboutItem, type Item, recordItem } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { clue } from "#process/clue/process.ts";
import type { Clue } from "#process/clue/schema.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { letter } from "#process/letter/process.ts";
import { petition } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { quarterly } from "#process/quarterly/process.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { daysOf } from "#process/quarterly/visits/quarter.ts";
import {
  course as clueCourse,
  stateOf as clueOf,
  received as clueReceived,
} from "#tests/process/clue/cast.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { closedLetter } from "#tests/process/letter/closed.ts";
import {
  course as petitionCourse,
  stateOf as petitionOf,
  received as petitionReceived,
  registration,
} from "#tests/process/petition/cast.ts";
import { morning, type Year } from "./year.ts";

export const district = "sample";

type Kept<S> = { kind: string; keys: (state: S) => Keys };

/** As many as one transaction takes, and so many of them at a time: a bench writes hundreds of thousands. */
const [together, lanes] = [100, 3];

/** Writes the year's records straight into the store, in the shape that the product gives them. */
export async function writeYear(world: World, year: Year): Promise<number> {
  const items = itemsOf(year);
  const batches = Array.from({ length: Math.ceil(items.length / together) }, (_, at) =>
    items.slice(at * together, (at + 1) * together),
  );
  const write = async () => {
    for (let next = batches.shift(); next !== undefined; next = batches.shift())
      await world.store.transact(next.map((put) => ({ put, when: "any" }) as const));
  };
  await Promise.all(Array.from({ length: lanes }, write));
  return items.length;
}

function itemsOf(year: Year): Item[] {
  const clueBase = clueOf(clueCourse([clueReceived()]));
  const petitionBase = petitionOf(petitionCourse([petitionReceived("NAMED")]));
  return [
    ...year.objects.flatMap((one) => kept(enrollment, one.id, enrollmentOf(one))),
    ...year.visits.flatMap((one) => kept(quarterly, one.id, visitOf(one))),
    ...year.petitions.flatMap((one) => kept(petition, one.id, petitionFrom(petitionBase, one))),
    ...year.clues.flatMap((one) => kept(clue, one.id, clueFrom(clueBase, one))),
    ...year.letters.flatMap(({ id, room, signed, closed, late }) => {
      const { closedOn: _, revisit: __, ...open } = closedLetter;
      return kept(letter, id, {
        ...open,
        room,
        status: closed === undefined ? "RECTIFYING" : "CLOSED",
        signedOn: signed,
        number: { text: `示纪监建〔2026〕${id}号`, code: "示纪监建", year: 2026, number: 1 },
        feedbacks: [{ submittedOn: signed, lateDays: late, signedBy: "吕示廿一", items: [] }],
        ...(closed === undefined ? {} : { closedOn: closed }),
      });
    }),
  ];
}

/** A record and what finds it, in the shape that the product stores. */
export function kept<S>({ kind, keys }: Kept<S>, id: string, state: S): Item[] {
  const found = keys(state);
  const at = "2026-01-01T00:00:00.000Z";
  const rec = {
    ...{ kind, id, district, version: 1, head: { seq: 1, hash: "0" }, state },
    ...{ createdAt: at, updatedAt: at, openTasks: [] },
  };
  return [
    recordItem(rec, found),
    ...[...new Set(found.about)].map((key) => aboutItem(rec, found, key)),
  ];
}

function enrollmentOf({
  id,
  room,
  class: objectClass,
  from,
  left,
}: Year["objects"][number]): Enrollment {
  const sheet = { dutiesDone: 100, petitions: 0, opinion: "示例" };
  return {
    status: left === undefined ? "ACTIVE" : "REMOVED",
    proposer: "u-chen",
    room,
    candidate: { ...candidate, personId: `per_${id}` },
    scoreSheet,
    nomination: { ...nomination, objectClass: objectClass as "STATION_HEAD" },
    ...{ enteredAt: morning(from), visits: {}, recusals: [], returns: [], studies: [] },
    effectiveOn: from,
    ...(left === undefined
      ? {}
      : {
          reviews: [
            { cause: "YEARLY", sheet: sheet as never, outcome: "REMOVED" as const, on: left },
          ],
        }),
  };
}

function visitOf(one: Year["visits"][number]): Quarterly {
  const { room, year, quarter, fate, on, confirmedOn, findings } = one;
  const isVisited = fate === "visited" || fate === "late";
  const status = fate === "waived" ? "WAIVED" : isVisited ? "CLOSED" : "MISSED";
  return {
    ...{ status, district, room, year, quarter },
    place: { id: `unt_${one.id}`, name: `示例村${Number(one.id.slice(5)) % 7}` },
    ...{ objects: [], enteredAt: morning(daysOf(one).from), visits: {}, recusals: [] },
    ...{ records: [], rectified: [], clues: [] },
    findings: findings.map(({ area, kind, fen }, n) => ({
      ...{ n: n + 1, area, kind, amountInFen: fen, description: "示例", evidence: [], hits: [] },
      subject: { type: "unit", unitId: "unt_a", unitName: "示例村" },
    })),
    ...(on === undefined
      ? {}
      : { visit: { beganOn: on, timeliness: fate === "late" ? "late" : "in-quarter" } }),
    ...(fate === "missed" || fate === "late"
      ? { missed: { at: morning(daysOf(one).to), makeUpFrom: daysOf(one).to } }
      : {}),
    ...(confirmedOn === undefined ? {} : { confirmedOn }),
  };
}

function petitionFrom(base: Petition, one: Year["petitions"][number]): Petition {
  const { on, channel, category, signature, town, area, isRepeat, done } = one;
  return {
    ...base,
    ...{ channel, signature, receivedOn: on, registeredOn: on },
    registration: { ...registration, town, area },
    ...(category === undefined ? {} : { category }),
    ...(isRepeat === "yes" ? { duplicateOf: "pet_first" } : {}),
    ...(done === undefined ? {} : { completed: done }),
  };
}

function clueFrom(base: Clue, one: Year["clues"][number]): Clue {
  const { room, on, area, approved, measures, ended } = one;
  return {
    ...base,
    // Each is a matter of its own.
    origin: { kind: "petition", id: `pet_of_${one.id}` },
    ...{ room, area, receivedOn: on },
    approved: approved.map(({ on: day, way }) => ({
      ...{ on: day, way, grounds: "示例", plan: "示例", round: "STUDYING" as const, by: "u-chen" },
    })),
    disposals: measures.map(({ on: decidedOn, person, measure }) => ({
      personId: person,
      measure,
      decidedOn,
      decidedBy: "区纪委监委",
      basis: [{ side: "PARTY", norm: "示例", article: "示例" }],
    })),
    ...(ended === undefined ? {} : { ending: { ...ended, note: "示例" } }),
  };
}
