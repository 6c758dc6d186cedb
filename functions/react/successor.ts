import { type Event, systemActor } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import { derivedId } from "#kernel/id.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment, EnrollmentCommand } from "#process/enrollment/schema.ts";
import { isPostBound, successionOf } from "#process/enrollment/succession.ts";
import type { Person } from "#registry/person/schema.ts";

/**
 * Whoever takes over a supervised post is proposed by himself (process sheet §4.1, successor of a
 * post-bound object): a draft for the same proposer, once. Only the chain makes him an object.
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
    if (command !== undefined) await draft(world, event.district, command);
  }
}

async function draft(
  world: World,
  district: string,
  command: Extract<EnrollmentCommand, { type: "draft-successor" }>,
): Promise<void> {
  const answer = await execute(world, {
    process: enrollment,
    id: derivedId("enrollment", command.follows, command.candidate.personId),
    district,
    actor: systemActor,
    decide: ({ state }, context) => enrollment.decide(state, command, context),
  });
  if (isRefusal(answer)) world.log("successor.refused", { code: answer.refused });
}
