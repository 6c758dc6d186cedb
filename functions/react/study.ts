import type { Event } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { ItemResult, Meeting } from "#process/meeting/schema.ts";

/** Each item of a confirmed meeting is written into its enrollment, in the confirmer's name. */
export async function recordStudies(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("meeting", event.id));
  const meeting = item?.state as Meeting;
  for (const studied of meeting.items) await recordStudy(world, event, meeting, studied);
}

async function recordStudy(
  world: World,
  event: Event,
  meeting: Meeting,
  item: ItemResult,
): Promise<void> {
  const { enrollmentId, deferredBecause, opinion, present, recused, yes, no, abstain, result } =
    item;
  const answer = await execute(world, {
    process: enrollment,
    id: enrollmentId,
    district: event.district,
    actor: { id: event.actor, role: event.role },
    tasks: "open",
    decide: ({ state }, context) =>
      enrollment.decide(
        state,
        {
          type: "study",
          study: {
            meetingId: event.id,
            heldOn: meeting.heldOn,
            minutesNumber: meeting.minutesNumber,
            result,
            entitled: meeting.entitled,
            present,
            recused,
            yes,
            no,
            abstain,
            opinion: deferredBecause ?? opinion,
            enteredBy: meeting.enteredBy,
            confirmedBy: event.actor,
          },
        },
        context,
      ),
  });
  if (isRefusal(answer))
    world.log("meeting.item-refused", { meeting: event.id, enrollmentId, code: answer.refused });
}
