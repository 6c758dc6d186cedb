import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { isPostBound, successionOf } from "#process/enrollment/duties/succession.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { follow } from "#process/incident/follow.ts";
import type { Person } from "#registry/person/schema.ts";

/**
 * The successor to a supervised post is nominated automatically (process sheet §4.1, successor of a
 * post-bound object): a draft for the same proposer, once. Only the chain makes them an object.
 */
export async function draftSuccessors(world: World, event: Event): Promise<void> {
  const { successor } = event.data as { successor: string };
  const person = (await world.store.get(recordKey("person", successor)))?.state as
    | Person
    | undefined;
  if (person === undefined) return;
  const { name } = person.content;
  for await (const item of readAbout(world, event.id, "enrollment")) {
    const [old, state] = [String(item.id), item.state as Enrollment];
    if (item.district !== event.district || !isPostBound(state)) continue;
    const command = successionOf(state, old, { personId: successor, personName: name });
    if (command !== undefined) await draft(world, event, command);
  }
}

async function draft(
  world: World,
  event: Event,
  command: Extract<EnrollmentCommand, { type: "draft-successor" }>,
): Promise<void> {
  await follow(world, event, "successor", {
    process: enrollment,
    id: derivedId("enrollment", command.follows, command.candidate.personId),
    decide: ({ state }, context) => enrollment.decide(state, command, context),
  });
}
