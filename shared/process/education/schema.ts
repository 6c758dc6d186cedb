import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { choice, day, field, lines, matter, maybe, whole, words } from "#kernel/route/form.ts";
import { Id, once } from "#kernel/text/text.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { type EducationStatus, educationTypes, type Standing } from "./terms.ts";

/** Most people of one session: its record with all of them stays far below the store's limit. */
export const maxParticipants = 300;

/** A session as it is planned. */
export const SessionPlan = z.object({
  type: choice("教育类型", educationTypes),
  title: words("主题", 100),
  on: day("日期"),
  place: words("地点", 100),
  content: words("内容安排", 1000),
});
export type SessionPlan = z.infer<typeof SessionPlan>;

/** Who takes part: everybody whom the caller's room supervises, or those of these enrollments. */
export const Audience = field(
  "参加人员",
  z.union([
    z.literal("ALL"),
    z.array(matter("监督对象的认定", "enrollment", "RD-4K7P2Q")).check(
      z.minLength(1, "至少一人"),
      z.maxLength(maxParticipants),
      once<string>((number) => number, "同一人员重复列出"),
    ),
  ]),
);

/** An entry of the paper sheet, or a correction of it. */
export const Attendance = z.object({
  personId: field("人员", Id, { input: "person" }),
  standing: choice("出勤", { PRESENT: "签到", LEAVE: "请假" }),
  score: maybe(whole("测试成绩", 0, 100)),
  reflection: maybe(words("心得", 300, { hint: "要点，或者材料编号；没有要求的不填" })),
  note: maybe(words("说明", 300)),
});
export type Attendance = z.infer<typeof Attendance>;

/** A signature that was not the person's own, found at the session or after it: they were absent. */
export const Correction = z.object({
  personId: field("人员", Id, { input: "person" }),
  reason: lines("签到不实的情况", 500),
});
export type Correction = z.infer<typeof Correction>;

/** A supervised person as a session or a record names them. */
export type Learner = { personId: string; personName: string; unitId: string; unitName: string };

/** The state of a session. */
export type Education = Conductable &
  SessionPlan & {
    status: EducationStatus;
    district: string;
    room: string;
    organizer: string;
    participants: readonly (Learner & {
      standing: Standing;
      score?: number;
      /** No participant any more since that day. */
      leftOn?: string;
    })[];
    postponed: readonly { from: string; reason: string }[];
    /** Hash of the code that is shown at the session; it serves on its day only. */
    code?: { on: string; hash: string };
    cancelled?: { reason: string };
    confirmedOn?: string;
  };

/** Who takes part for these objects: each person once, of a body its head and its members. */
export function learnersOf(objects: readonly Pick<Enrollment, "candidate">[]): Learner[] {
  const found = new Map<string, Learner>();
  for (const { candidate } of objects) {
    const { unitId, unitName } = candidate;
    for (const { personId, personName } of personsOf(candidate))
      found.set(personId, { personId, personName, unitId, unitName });
  }
  return [...found.values()];
}
