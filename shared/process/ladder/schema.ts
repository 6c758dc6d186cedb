import type { Conductable } from "#kernel/conduct/ask.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { day, form, lines, maybe, words } from "#kernel/route/form.ts";
import type { Climb, LetterName, ladderStatuses } from "./terms.ts";

/** 送达: the number that the office has given, who received it and when. */
export const serviceForm = form({
  number: words("文号", 40),
  servedOn: day("送达日期"),
  receivedBy: words("签收人", 100),
});

/** As 送达, of a letter of which the unit's superior gets one of its own. */
export const serviceToBothForm = form({
  number: words("文号", 40),
  servedOn: day("送达日期"),
  receivedBy: words("签收人", 100),
  superiorServedOn: day("致上级单位函送达日期"),
  superiorReceivedBy: words("上级单位签收人", 100),
});

/** As 送达 to both, where neither the matter nor the library says which unit is the superior. */
export const serviceNamingForm = form({
  number: words("文号", 40),
  servedOn: day("送达日期"),
  receivedBy: words("签收人", 100),
  superiorName: words("上级单位（信息库未登记，请填写）", 100),
  superiorServedOn: day("致上级单位函送达日期"),
  superiorReceivedBy: words("上级单位签收人", 100),
});

/** 书面说明. */
export const explanationForm = form({
  reason: lines("逾期原因", 1000),
  doneBy: day("预计办结日期"),
});

/** 约谈记录. */
export const talkForm = form({
  on: day("约谈日期"),
  place: words("约谈地点", 100),
  withWhom: words("被约谈人", 100),
  recorder: words("记录人", 50),
  record: lines("约谈内容", 2000),
  demands: lines("约谈要求", 1000),
  doneBy: maybe(day("要求办结日期")),
});

/** 沟通记录, of an organ above or beside the commission: nobody there is 约谈. */
export const contactForm = form({
  on: day("沟通日期"),
  place: words("沟通方式或者地点", 100),
  withWhom: words("对方人员", 100),
  recorder: words("记录人", 50),
  record: lines("沟通情况", 2000),
  demands: lines("商定事项", 1000),
  doneBy: maybe(day("商定办结日期")),
});

/**
 * Who is late: a unit; an officer, of a room its director; a supervised person, whose unit is the one
 * that is told of it; or an organ above or beside the commission, which gets no letters from it.
 */
export type Late =
  | { type: "unit"; unitId: string; unitName: string; superior?: string }
  | { type: "officer"; officer: string; name: string; role: string }
  | { type: "person"; personId: string; name: string; superior?: string }
  | { type: "organ"; name: string; role: string };

/**
 * The question that is overdue, and ids of whom its matter judges; of a confidential matter the title says
 * no more than that, and nobody is named.
 */
export type Overdue = {
  kind: string;
  id: string;
  task: string;
  title: string;
  due: Day;
  concerns?: readonly string[];
};

/** A letter that was signed, and served where `number` is there. */
export type Sent = {
  signedOn: Day;
  by: string;
  number?: string;
  servedOn?: Day;
  receivedBy?: string;
  superiorName?: string;
  superiorServedOn?: Day;
  superiorReceivedBy?: string;
};

export type Explanation = { reasons: string; doneBy: Day; on: Day; by: string };

export type Talk = {
  on: Day;
  by: string;
  place: string;
  withWhom: string;
  recorder: string;
  record: string;
  demands: string;
  doneBy?: Day | undefined;
};

/** What an overdue question has led to. */
export type Ladder = Conductable & {
  status: keyof typeof ladderStatuses;
  district: string;
  of: Overdue;
  /** Other questions of the same addressee that were late on the same day. */
  more?: readonly Overdue[];
  /** Tasks of those that have ended while others go on. */
  ended?: readonly string[];
  /** The step that it will take, and the instant until which it takes further questions in. */
  gathers?: { step: Climb; until: string };
  late: Late;
  room?: string;
  climbed: readonly { step: Climb; on: Day }[];
  letters: Partial<Record<LetterName, Sent>>;
  explanation?: Explanation;
  talk?: Talk;
  /** Why a letter or talk that the clock asked for was not wanted. */
  spared?: { reason: string };
  closedFor?: string;
};
