import { districtOf } from "#kernel/district/read.ts";
import type { Event } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal, type RefusalCode } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { newNotice } from "#notice/notice.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { follow } from "#process/incident/follow.ts";
import { meeting as meetingProcess } from "#process/meeting/process.ts";
import type { ItemResult, Meeting } from "#process/meeting/schema.ts";
import { addNotices } from "../../mail/notices.ts";

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
    right: "unasked",
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
  if (isRefusal(answer)) await noteRefused(world, event, { enrollmentId, code: answer.refused });
}

/** Between confirmation and here another entry was faster: the meeting says so, both officers hear. */
async function noteRefused(
  world: World,
  event: Event,
  refused: { enrollmentId: string; code: RefusalCode },
): Promise<void> {
  await follow(world, event, "study", {
    process: meetingProcess,
    id: event.id,
    part: refused.enrollmentId,
    decide: ({ state }, context) =>
      meetingProcess.decide(state, { type: "note-refused", ...refused }, context),
  });
}

/** Both officers of a meeting hear that an item of it could not be carried out. */
export async function tellRefused(world: World, event: Event): Promise<void> {
  const [record, district] = await world.store.getMany([
    recordKey("meeting", event.id),
    recordKey("district", event.district),
  ]);
  if (record === undefined) return;
  const { enteredBy, confirmedBy } = record.state as Meeting;
  const { calendars } = districtOf(district).rules;
  const { id, seq, at: createdAt } = event;
  const matter = { template: "told", recordId: id } as const;
  await addNotices(
    world,
    [enteredBy, ...(confirmedBy === undefined ? [] : [confirmedBy])].map((to) =>
      newNotice(
        { id: `${id}.${seq}.${to}`, district: event.district, to, matter, createdAt },
        "working-hours",
        calendars,
      ),
    ),
  );
}
