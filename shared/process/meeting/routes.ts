import { ReceiptView } from "#kernel/answers.ts";
import { execute } from "#kernel/execute.ts";
import { newId } from "#kernel/id.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { matterOf } from "../enrollment/matter.ts";
import type { Enrollment } from "../enrollment/schema.ts";
import { isBeforeMeeting } from "../enrollment/terms.ts";
import { recordRoutes } from "../record-routes.ts";
import { meeting } from "./process.ts";
import { questionOf } from "./question.ts";
import { MeetingEntry } from "./schema.ts";

const tag = "研究会议";

/** Entering a meeting's votes; the second officer confirms by a task. */
export const meetingRoutes: Route[] = [
  ...recordRoutes({
    kind: "meeting",
    path: "/meetings",
    tag,
    title: "会议",
    action: "meeting.read",
  }),
  route({
    method: "post",
    path: "/meetings",
    tag,
    summary: "录入会议表决（逐项），由另一人员复核",
    action: "meeting.enter",
    body: MeetingEntry,
    answer: ReceiptView,
    handle: async ({ world, caller, body, idempotency }) => {
      const enrollments = await enrollmentsOf(world, caller.district, body);
      if (isRefusal(enrollments)) return enrollments;
      const questions = enrollments.map(questionOf);
      const bars = enrollments.map(matterOf).map(({ recused, concerns = [] }) => ({
        recused: [...recused],
        concerns: [...concerns],
      }));
      return execute(world, {
        process: meeting,
        id: newId("meeting", world.clock(), world.random(10)),
        district: caller.district,
        actor: caller.actor,
        idempotency,
        decide: ({ state }, context) =>
          meeting.decide(state, { type: "enter", entry: body, questions, bars }, context),
      });
    },
  }),
];

/** The matters of the items, or the first that waits for no meeting. */
async function enrollmentsOf(
  world: World,
  district: string,
  { items }: MeetingEntry,
): Promise<Enrollment[] | Refusal> {
  const ids = items.map(({ enrollmentId }) => enrollmentId);
  const records = await world.store.getMany(ids.map((id) => recordKey("enrollment", id)));
  const unready = ids.find((_, place) => {
    const record = records[place];
    return record?.district !== district || !isBeforeMeeting(String(record.status));
  });
  if (unready !== undefined) return refuse("meeting.item", unready);
  return records.map((record) => record?.state as Enrollment);
}
