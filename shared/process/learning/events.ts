import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Learner } from "#process/education/schema.ts";
import type { SignedBy, Standing } from "#process/education/terms.ts";
import type { Reminder, Session, Talk } from "./schema.ts";

type Place = { session: string; personId: string };

/** What each event of a person's education record says. */
export type LearningData = {
  "learning.opened": { person: Learner; room: string; district: string; since: string };
  "learning.invited": { session: Session; n: number };
  "learning.moved": { session: Session; n: number };
  "learning.withdrawn": Place;
  /** Present, by link or on paper. */
  "learning.signed": Place & {
    standing: "PRESENT";
    how: SignedBy;
    score?: number;
    reflection?: string;
    note?: string;
  };
  "learning.left": Place & { standing: "LEAVE"; note: string };
  "learning.missed": Place & { standing: "ABSENT" };
  /** Their signature was not their own. */
  "learning.struck": Place & { standing: "ABSENT"; note: string };
  /** `leave` is why they were on leave, where they were: the note of the make-up takes its place. */
  "learning.made-up": Place & {
    standing: Standing;
    on: string;
    note: string;
    reflection?: string;
    leave?: string;
  };
  "learning.clock-set": { n: number; from: string };
  "learning.talk-asked": { n: number; cause: Talk["cause"] };
  "learning.talked": { n: number; on: string; outline: string };
  "learning.reminded": Omit<Reminder, "readOn" | "over">;
  "learning.read": { n: number; on: string };
  "learning.festival-over": { n: number };
  "learning.ended": { on: string };
  /** Supervised once more: the record goes on, its clocks from that day. */
  "learning.reopened": { person: Learner; room: string; since: string };
};

/** What people call each event. */
export const words: Readonly<Record<keyof LearningData, string>> = {
  "learning.opened": "建立廉政教育记录",
  "learning.invited": "通知参加活动",
  "learning.moved": "活动改期",
  "learning.withdrawn": "不再参加该次活动",
  "learning.signed": "签到",
  "learning.left": "请假",
  "learning.missed": "缺席",
  "learning.struck": "签到不实，记为缺席",
  "learning.made-up": "补课",
  "learning.clock-set": "确定参加教育的期限",
  "learning.talk-asked": "要求提醒谈话",
  "learning.talked": "提醒谈话",
  "learning.reminded": "发出节日提醒",
  "learning.read": "阅知节日提醒",
  "learning.festival-over": "节日已过",
  "learning.ended": "教育记录结束",
  "learning.reopened": "恢复教育记录",
};

/** A learning event with its data checked by the compiler. */
export const fact = factsOf<LearningData>();
