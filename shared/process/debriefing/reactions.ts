import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { Item } from "#kernel/store/keys.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { isStillObject } from "#process/enrollment/body/still-object.ts";
import { isDeath, type LeavingKind } from "#process/enrollment/review/leaving.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { removalReasons } from "#process/enrollment/terms.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import type { ClueData } from "../clue/events.ts";
import type { Clue } from "../clue/schema.ts";
import { debriefing } from "./process.ts";
import { beforeMeeting, exemptions } from "./terms.ts";

/** A case was filed: the person's debriefing of the year ends, as does one that opens afterwards. */
export async function exemptFiled(world: World, event: Event): Promise<void> {
  if (event.kind === "debriefing") return exempt(world, event.id, event.district);
  if ((event.data as ClueData["clue.way-approved"]).leads !== "FILED") return;
  const clue = (await world.store.get(recordKey("clue", event.id)))?.state as Clue | undefined;
  if (clue === undefined) return;
  for (const { id } of await openOnes(world, clue.person.personId, event.district))
    await exempt(world, String(id), event.district);
}

/**
 * Somebody has left their post before the meeting: what is left of it is done in writing. Who has died
 * is asked nothing any more, before or after it.
 */
export async function noteLeft(
  world: World,
  event: Event,
  {
    person = event.id,
    kind,
    ...left
  }: { person?: string; on: string; reason: string; kind?: LeavingKind | undefined },
): Promise<void> {
  if (isDeath({ kind, reason: left.reason })) return exemptGone(world, event, person, "DECEASED");
  for (const { id } of await openOnes(world, person, event.district))
    await carryOut(world, event, {
      process: debriefing,
      id: String(id),
      command: { type: "note-left-post", ...left },
    });
}

/** Reasons of a removal with which the post was left as well: those debrief in writing (process sheet §4.7). */
const leavings: readonly string[] = [
  "TRANSFER",
  "RETIREMENT",
  "DISMISSAL",
  "UNIT_ABOLISHED",
  "TERM_ENDED",
];

/**
 * Supervision has ended. Whoever left the post before the meeting debriefs in writing; whoever stays on
 * it owes the commission no debriefing any more.
 */
export async function noteRemoved(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("enrollment", event.id));
  const { candidate, removal } = (item?.state ?? {}) as Partial<Enrollment>;
  if (candidate === undefined || removal === undefined) return;
  const { personId: person } = candidate;
  const { reason, on } = removal;
  if (reason === "DEATH") return exemptGone(world, event, person, "DECEASED");
  if (await isStillObject(world, event.district, person)) return;
  const left = { person, on, reason: removalReasons[reason] };
  if (leavings.includes(reason)) return noteLeft(world, event, left);
  await exemptGone(world, event, person, "NOT_SUPERVISED");
}

/** @throws TransientError while a record is between two questions; the stream comes again. */
async function exemptGone(
  world: World,
  { district }: Event,
  person: string,
  ground: "NOT_SUPERVISED" | "DECEASED",
): Promise<void> {
  const command = { type: "exempt-gone", ground, reason: exemptions[ground] } as const;
  for await (const { id, kind, district: of } of readAbout(world, person)) {
    if (kind !== "debriefing" || of !== district) continue;
    const answer = await send(world, debriefing, { id: String(id), district }, command);
    if (isRefusal(answer))
      throw new TransientError(`Debriefing ${String(id)} is between two questions`);
  }
}

/** @throws TransientError while the record is between two questions; the stream comes again. */
async function exempt(world: World, id: string, district: string): Promise<void> {
  const answer = await send(world, debriefing, { id, district }, { type: "exempt-filed" });
  if (isRefusal(answer)) throw new TransientError(`Debriefing ${id} is between two questions`);
}

async function openOnes(world: World, person: string, district: string): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of readAbout(world, person))
    if (
      item.kind === "debriefing" &&
      item.district === district &&
      (beforeMeeting as readonly string[]).includes(String(item.status))
    )
      found.push(item);
  return found;
}
