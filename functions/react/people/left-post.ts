import type { Day } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { sameForm } from "#kernel/text/name.ts";
import type { World } from "#kernel/world.ts";
import { noteLeft } from "#process/debriefing/reactions.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { causeOfLeaving, leavingIn } from "#process/enrollment/review/leaving.ts";
import type { Candidate } from "#process/enrollment/schema.ts";
import type { ReviewCause } from "#process/enrollment/terms.ts";
import { follow } from "#process/incident/follow.ts";
import type { Leaving, PostOf, Vacated } from "#registry/person/schema.ts";
import type { Closing } from "#registry/unit/schema.ts";

/** What an event says of the post that somebody has left, for good or for another one. */
type Left = { left?: Leaving; died?: Leaving; vacated?: Vacated; to?: PostOf };

/**
 * A person who leaves a post cannot be consented to on it, and an object who leaves it is reviewed early
 * (process sheet §4.1): every enrollment of the person takes note, but one on the post that they have
 * moved to.
 */
export async function noteLeftPost(world: World, event: Event): Promise<void> {
  const { vacated, to, ...gone } = event.data as Left;
  const leaving: Leaving | undefined = leavingIn(gone) ?? vacated;
  if (leaving === undefined) return;
  const { on, reason: why, kind } = leaving;
  await noteGone(world, event, {
    cause: causeOfLeaving(leaving),
    on,
    reason: `离任（信息库）：${on} ${why}`,
    person: event.id,
    concerns: (candidate) => to === undefined || !isOn(candidate, to),
  });
  await noteLeft(world, event, { on, reason: why, kind });
}

/** A unit is no more: all who were to be supervised for a post in it are looked at again. */
export async function noteUnitClosed(world: World, event: Event): Promise<void> {
  const { on, reason } = (event.data as { closed: Closing }).closed;
  await noteGone(world, event, {
    cause: "UNIT_ABOLISHED",
    on,
    reason: `机构撤并（信息库）：${on} ${reason}`,
    concerns: ({ unitId }) => unitId === event.id,
  });
}

async function noteGone(
  world: World,
  event: Event,
  of: {
    cause: ReviewCause;
    reason: string;
    on: Day;
    /** Who has left, where it is not the whole unit. */
    person?: string;
    concerns: (candidate: Candidate) => boolean;
  },
): Promise<void> {
  const { cause, reason, on, person, concerns } = of;
  const { items } = await world.store.index("about", event.id, { prefix: "enrollment#" });
  for (const { id } of items)
    await follow(world, event, "left-post", {
      process: enrollment,
      id: id as string,
      tasks: "open",
      decide: ({ state }, context) =>
        state === undefined || !concerns(state.candidate)
          ? []
          : enrollment.decide(
              state,
              { type: "note-left-post", cause, reason, on, person },
              context,
            ),
    });
}

/** Who has another post in the same village is of its committees still. */
function isOn({ unitId, post, body }: Candidate, to: PostOf): boolean {
  return unitId === to.unitId && (body !== undefined || sameForm(post) === sameForm(to.post));
}
