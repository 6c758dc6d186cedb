import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { isDeath, type Leaving as Left, leavingIn } from "#process/enrollment/review/leaving.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { clue } from "../process.ts";
import type { Clue, SubjectLeft } from "../schema.ts";

/** What the library says of a leaving, as its events and a person's record hold it. */
type Leaving = Left & { on: string };

/** Somebody has died, or left their post: every clue about them says so by itself (process sheet §4.5). */
export async function noteOnClues(world: World, event: Event): Promise<void> {
  const { vacated, ...gone } = event.data as Record<"left" | "died" | "vacated", Leaving | undefined>;
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
