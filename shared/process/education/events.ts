import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Attendance, Correction, Learner, SessionPlan } from "./schema.ts";
import type { Standing } from "./terms.ts";

/** What each event of an education session says. */
export type EducationData = {
  "education.planned": SessionPlan & {
    district: string;
    room: string;
    organizer: string;
    participants: readonly Learner[];
  };
  "education.notified": Record<string, never>;
  "education.postponed": { from: string; on: string; reason: string };
  "education.cancelled": { reason: string };
  "education.code-issued": { on: string; hash: string };
  "education.registered": Attendance;
  "education.struck": Correction;
  "education.noted": { personId: string; standing: Standing };
  "education.held": Record<string, never>;
  /** A participant is supervised no more, or has died: the session waits for them no longer. */
  "education.participant-left": { personId: string; on: string };
  "education.confirmed": { on: string; present: number; missing: readonly string[] };
};

/** What people call each event. */
export const words: Readonly<Record<keyof EducationData, string>> = {
  "education.planned": "制定教育活动计划",
  "education.notified": "通知参加人员",
  "education.postponed": "活动改期",
  "education.cancelled": "活动取消",
  "education.code-issued": "出示签到码",
  "education.registered": "登记出席情况",
  "education.struck": "更正不实签到",
  "education.noted": "记录出席情况",
  "education.held": "活动已举行",
  "education.participant-left": "参加人员离开监督对象范围",
  "education.confirmed": "确认参加情况",
};

/** An education event with its data checked by the compiler. */
export const fact = factsOf<EducationData>();
