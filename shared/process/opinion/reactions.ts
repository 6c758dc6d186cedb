import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { clue } from "#process/clue/process.ts";
import type { Clue } from "#process/clue/schema.ts";
import { isDeath, leavingIn } from "#process/enrollment/review/leaving.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import type { Reason } from "#process/standing/terms.ts";
import type { OpinionData } from "./events.ts";
import { opinion } from "./process.ts";
import { type Opinion, standingAnswer } from "./schema.ts";

const first = { type: "prioritise", reason: "凡提必查：该人正在征求党风廉政意见" } as const;

/** 凡提必查: an open clue about somebody on the list is handled first. */
export async function prioritiseClues(world: World, event: Event): Promise<void> {
  const { proposals } = event.data as OpinionData["opinion.proposed"];
  const clues = proposals.flatMap(({ findings }) =>
    findings.flatMap(({ reason, source }) => (isClue(reason) ? [source] : [])),
  );
  for (const id of new Set(clues))
    await carryOut(world, event, { process: clue, id, command: first });
}

function isClue(reason: Reason): boolean {
  return reason === "OPEN_CLUE" || reason === "VERIFIED_CLUE";
}

/** A clue that comes in while its person waits for an opinion, or was answered with 暂缓, is handled first. */
export async function prioritiseNew(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("clue", event.id));
  const { person } = (item?.state ?? {}) as Partial<Clue>;
  if (person === undefined) return;
  for await (const record of readAbout(world, person.personId, "opinion")) {
    if (record.district !== event.district) continue;
    if (!waitsFor(record.state as Opinion, person.personId)) continue;
    await carryOut(world, event, { process: clue, id: event.id, command: first });
    return;
  }
}

/** Opinions about those whom a record is about, or was until this event, are judged again. */
export async function recheckAbout(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey(event.kind, event.id));
  const { gone = [] } = event.data as { gone?: readonly string[] };
  for (const subject of new Set([...subjectsIn(item?.state), ...gone]))
    for await (const record of readAbout(world, subject, "opinion"))
      if (record.district === event.district)
        await carryOut(world, event, {
          process: opinion,
          id: String(record.id),
          command: { type: "recheck" },
        });
}

/** A petition is looked into again after an objection: only the answer that decides so says it. */
export async function recheckObjected(world: World, event: Event): Promise<void> {
  const { outcome } = event.data as { outcome?: string };
  if (outcome === "recheck") await recheckAbout(world, event);
}

/** Somebody has died: no list asks about them any more (process sheet §4.9, bad paths). */
export async function leaveLists(world: World, event: Event): Promise<void> {
  const left = leavingIn(event.data as { left?: { reason: string } });
  if (left === undefined || !isDeath(left)) return;
  const command = { type: "note-death", personId: event.id } as const;
  for await (const { id, district } of readAbout(world, event.id, "opinion")) {
    if (district !== event.district) continue;
    const answer = await send(world, opinion, { id: String(id), district }, command);
    if (isRefusal(answer))
      throw new TransientError(`Opinion ${String(id)} is between two questions`);
  }
}

/** What happened while a further answer was under way is looked at once that has gone out. */
export async function recheckItself(world: World, event: Event): Promise<void> {
  const command = { type: "recheck" } as const;
  await carryOut(world, event, { process: opinion, id: event.id, command });
}

function waitsFor(state: Opinion, personId: string): boolean {
  const { status } = state;
  if (["WITHDRAWN", "EXPIRED"].includes(status)) return false;
  const n = state.people.find((one) => one.personId === personId)?.n;
  const verdict = n === undefined ? undefined : standingAnswer(state, n)?.answer.verdict;
  return verdict === undefined || verdict === "DEFER";
}

/** The people and the units whom a record of another process is about, wherever it names them. */
export function subjectsIn(state: unknown): string[] {
  const found = (state ?? {}) as {
    person?: { personId?: string };
    registration?: { personId?: string };
    candidate?: { personId?: string; body?: { members: readonly { personId: string }[] } };
    personId?: string;
    disposals?: readonly { personId?: string }[];
    content?: { addressee?: { unitId?: string } };
    plan?: { units?: readonly { unitId: string }[] };
    place?: { id: string };
    objects?: readonly { unitId?: string }[];
  };
  const { person, registration, candidate, personId, disposals = [], content } = found;
  const members = candidate?.body?.members ?? [];
  const named = [person, registration, candidate, ...members, { personId }, ...disposals];
  const units = [content?.addressee, ...(found.plan?.units ?? []), ...(found.objects ?? [])];
  const ids = [
    ...named.map((one) => one?.personId),
    ...units.map((one) => one?.unitId),
    found.place?.id,
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}
