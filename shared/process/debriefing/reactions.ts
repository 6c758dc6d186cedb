import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { Item } from "#kernel/store/keys.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import type { ClueData } from "../clue/events.ts";
import type { Clue } from "../clue/schema.ts";
import { debriefing } from "./process.ts";
import { beforeMeeting } from "./terms.ts";

/** A case was filed: the person's debriefing of the year ends, as does one that opens afterwards. */
export async function exemptFiled(world: World, event: Event): Promise<void> {
  if (event.kind === "debriefing") return exempt(world, event.id, event.district);
  if ((event.data as ClueData["clue.way-approved"]).leads !== "FILED") return;
  const clue = (await world.store.get(recordKey("clue", event.id)))?.state as Clue | undefined;
  if (clue === undefined) return;
  for (const { id } of await openOnes(world, clue.person.personId, event.district))
    await exempt(world, String(id), event.district);
}

/** Somebody has left their post before the meeting: what is left of it is done in writing. */
export async function noteLeft(
  world: World,
  event: Event,
  left: { on: string; reason: string },
): Promise<void> {
  for (const { id } of await openOnes(world, event.id, event.district))
    await carryOut(world, event, {
      process: debriefing,
      id: String(id),
      command: { type: "note-left-post", ...left },
    });
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
