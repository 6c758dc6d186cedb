import { dayOf } from "#kernel/deadline/day.ts";
import { type Reader, readRecords } from "#kernel/permission/reader.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { objectNameOf } from "#process/enrollment/body/schema.ts";
import { makeRecord } from "../command-routes.ts";
import { barsOf } from "../enrollment/describe.ts";
import type { Enrollment } from "../enrollment/schema.ts";
import { isBeforeMeeting } from "../enrollment/terms.ts";
import { attachmentRouteOf } from "../file/attachment-route.ts";
import { recordRoutes } from "../record-routes.ts";
import { meeting } from "./process.ts";
import { questionOf } from "./question.ts";
import { entryOf, MeetingBody, type MeetingEntry } from "./schema.ts";

const tag = "研究会议";

/** Entering a meeting's votes; the second officer confirms by a task. */
export const meetingRoutes: Route[] = [
  attachmentRouteOf(meeting, { path: "/meetings", tag }),
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
    right: "meeting.enter",
    body: MeetingBody,
    answer: ReceiptView,
    handle: async (call) => {
      const entry = entryOf(call.body);
      const enrollments = await enrollmentsOf(call, entry);
      if (isRefusal(enrollments)) return enrollments;
      const questions = enrollments.map(questionOf);
      const bars = enrollments.map((state) => {
        const { recused, concerns = [], room, proposer } = barsOf(state);
        return {
          recused: [...recused],
          concerns: [...concerns],
          proposer,
          ...(room === undefined ? {} : { room }),
          since: dayOf(state.enteredAt),
        };
      });
      const subjects = enrollments.map(({ candidate }) => ({
        name: objectNameOf(candidate),
        unit: candidate.unitName,
        post: candidate.post,
      }));
      const command = { type: "enter", entry, questions, bars, subjects } as const;
      return makeRecord(meeting, call, { action: "meeting.enter", command });
    },
  }),
];

/** The matters of the items, or the first that waits for no meeting or is closed to who enters it. */
async function enrollmentsOf(
  reader: Reader,
  { items }: MeetingEntry,
): Promise<Enrollment[] | Refusal> {
  const subjects = items.map(({ enrollmentId: id }) => ({ kind: "enrollment", id }));
  const records = await readRecords(reader, subjects, "enrollment.read");
  const byId = new Map(records.map((record) => [String(record.id), record]));
  const unready = subjects.find(({ id }) => !isBeforeMeeting(String(byId.get(id)?.status)));
  if (unready !== undefined) return refuse("meeting.item", unready.id);
  return subjects.map(({ id }) => byId.get(id)?.state as Enrollment);
}
